using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.Library;

/// <summary>Draws the pages of the law library: large letters, no script, nothing from elsewhere.</summary>
internal sealed class LawView(CityOptions city, DateOnly today)
{
    private static readonly char[] SentenceEnds = ['。', '；', '：'];

    public Markup Draw(LawPage page) => page switch
    {
        LawPage.OneArticle article => Shell($"{Cited(article.Law, article.Article.Number)}", Article(article)),
        LawPage.Contents contents => Shell(Cited(contents.Law, ""), Contents(contents)),
        LawPage.Ended(var law) => Shell($"{law.Name}（已废止）", Ended(law)),
        LawPage.Missing missing => Shell("没有找到", Missing(missing)),
        _ => throw new InvalidOperationException($"No view for {page.GetType().Name}."),
    };

    /// <summary>An address within the site; Chinese stays as it is, which browsers encode.</summary>
    public static string Address(string law, string? article = null, DateOnly? on = null) =>
        $"/law/{Segment(law)}{(article is null ? "" : $"/{Segment(article)}")}{(on is { } day ? $"?on={day:yyyy-MM-dd}" : "")}";

    private Markup Article(LawPage.OneArticle page) => $"""
        <p class="path"><a href="{Address(page.Law.Name)}">{Cited(page.Law, "")}</a>{Headings(page.Article.Headings)}</p>
        <h1>{page.Article.Number}</h1>
        {Scope(page.Law)}
        {State(page.Law, page.Article.Number, page.Newer)}
        <article>{Paragraphs(page.Article.Text)}</article>
        <nav class="turn" aria-label="前后条文">
        {Turn(page, page.Previous, "上一条", "prev")}
        {Turn(page, page.Next, "下一条", "next")}
        </nav>
        {Markup.When(page.Entries.Count > 0, () => $"<section><h2>居民常问</h2>{page.Entries.Select(Entry)}<p class=\"soft\">{LegalTexts.GeneralInformation}</p></section>")}
        <section><h2>历次版本</h2><ul class="versions"><li class="here"><strong>{LawTexts.Version(page.Law)}</strong>（本页）</li>{page.Others.Select(other => Other(other, page.Article))}</ul>
        {Markup.When(page.Others.Count > 0, () => $"<p class=\"soft\">{LawTexts.NumbersMove}</p>")}</section>
        <form class="day" method="get"><label for="on">看某一天有效的规定（比如出事那天）</label><span><input id="on" name="on" type="date" required><button>看那天的</button></span></form>
        """;

    private Markup Contents(LawPage.Contents page) => $"""
        <h1>{Cited(page.Law, "")}</h1>
        <p class="soft">{LawTexts.Version(page.Law)}，这里收有 {page.Lines.Count} 条</p>
        {Scope(page.Law)}
        {State(page.Law, null, page.Newer)}
        {Groups(page)}
        {Markup.When(page.Versions.Count > 1, () => $"<section><h2>历次版本</h2><ul class=\"versions\">{page.Versions.Select(law => Version(law, page.Law))}</ul></section>")}
        """;

    private static Markup Scope(Law law) => Markup.When(law.Place is not null, () => $"<p class=\"soft\">{LegalTexts.Scope(law)}</p>");

    private static IEnumerable<Markup> Groups(LawPage.Contents page)
    {
        string? above = null;
        var on = DayOf(page.Law);
        foreach (var line in page.Lines)
        {
            if (line.Headings != above && (above = line.Headings).Length > 0)
                yield return $"<h2 class=\"part\">{above.Replace(" > ", " › ", StringComparison.Ordinal)}</h2>\n";
            yield return $"<a class=\"line\" href=\"{Address(page.Law.Name, line.Number, on)}\"><b>{line.Number}</b> "
                + $"{line.Start.ReplaceLineEndings(" ")}…</a>\n";
        }
    }

    private static Markup Ended(FormerLaw law)
    {
        var next = Replacement.Parse(law.By).Laws;
        return $"""
            <h1>{law.Name}</h1>
            <p class="state ended" role="status">{LegalTexts.Ended(law.Name, law.From, law.By)}</p>
            <p>{LawTexts.NoText}{(next.Count > 0 ? LawTexts.SeeNext : "")}</p>
            {next.Select(one => (Markup)$"<p class=\"actions\"><a class=\"go\" href=\"{Address(one.Law)}\">看{new Citation(one.Law, "").ToString()}</a></p>")}
            """;
    }

    private static Markup Missing(LawPage.Missing page) => $"""
        <h1>{(page.Law is null ? LawTexts.MissingLaw : LawTexts.MissingArticle)}</h1>
        <p>{LawTexts.MissingHelp}</p>
        {Markup.When(page.Law is not null, () => $"<p class=\"actions\"><a class=\"go\" href=\"{Address(page.Law!.Name)}\">看{Cited(page.Law, "")}目录</a></p>")}
        {Markup.When(page.Alike.Count > 0, () => $"<h2>您是不是想找</h2><ul class=\"versions\">{page.Alike.Select(Link)}</ul>")}
        """;

    private static Markup Link(string law) => $"<li><a href=\"{Address(law)}\">《{law}》</a></li>";

    /// <summary>In force or not, in words and not by colour alone; with the way to what is.</summary>
    private Markup State(Law law, string? article, NewerText? newer)
    {
        var inForce = law.IsInForceOn(today);
        var now = inForce || law.RepealedBy is not { } by || law.InForceUntil > today ? Address(law.Name, article)
            : Replacement.Parse(by).Laws is [var (next, _), ..] ? Address(next)
            : null;
        Markup way = $" <a href=\"{now}\">看现在的规定</a>";
        return $"<p class=\"state {(inForce ? "now" : "ended")}\" "
            + $"role=\"status\">{LawTexts.State(law, today)}{Markup.When(!inForce && law.InForceFrom <= today && now is not null, () => way)}</p>"
            + $"{Markup.When(newer is not null, () => $"<p class=\"state ended\">{LegalTexts.Newer(newer!)}</p>")}";
    }

    private Markup Turn(LawPage.OneArticle page, string? number, string label, string rel)
    {
        if (number is null)
            return $"<span></span>";
        var on = page.Law.IsInForceOn(today) ? null : DayOf(page.Law);
        return $"<a rel=\"{rel}\" href=\"{Address(page.Law.Name, number, on)}\">{label}<br><b>{number}</b></a>";
    }

    private static Markup Entry(KnowledgeEntry entry) =>
        $"<details><summary>{entry.Content.Question}</summary>{Paragraphs(entry.Content.Answer)}</details>";

    private static Markup Other(OtherWording other, Article here)
    {
        Markup head = $"<a href=\"{Address(other.Law.Name, here.Number, DayOf(other.Law))}\">{LawTexts.Version(other.Law)}</a>";
        if (other.Text is null)
            return $"<li>{LawTexts.Version(other.Law)}：{LawTexts.NoSuchArticle}</li>";
        if (other.Text == here.Text)
            return $"<li>{head}：{LawTexts.SameWording}</li>";
        return $"<li>{head}<details><summary>{LawTexts.OtherWording}</summary>{Marked(other.Text, here.Text)}</details></li>";
    }

    private static Markup Version(Law law, Law here)
    {
        if (law.Id == here.Id)
            return $"<li class=\"here\"><strong>{LawTexts.Version(law)}</strong>（本页）</li>";
        return $"<li><a href=\"{Address(law.Name, null, DayOf(law))}\">{LawTexts.Version(law)}</a></li>";
    }

    /// <summary>The paragraphs, with the sentences marked that the other text does not have.</summary>
    private static IEnumerable<Markup> Marked(string text, string other)
    {
        var known = other.Split('\n').SelectMany(Sentences).ToHashSet(StringComparer.Ordinal);
        return text.Split('\n').Select(paragraph => (Markup)$"<p>{Sentences(paragraph).Select(sentence => Marked(sentence, known))}</p>");
    }

    private static Markup Marked(string sentence, HashSet<string> known)
    {
        if (known.Contains(sentence))
            return $"{sentence}";
        return $"<mark>{sentence}</mark>";
    }

    private static IEnumerable<string> Sentences(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOfAny(SentenceEnds, at) is >= 0 and var found ? found + 1 : text.Length;
            yield return text[at..end];
            at = end;
        }
    }

    private static IEnumerable<Markup> Paragraphs(string text) => text.Split('\n').Select(paragraph => (Markup)$"<p>{paragraph}</p>");

    private static Markup Headings(string headings) => Markup.When(headings.Length > 0, () => $" › {headings.Replace(" > ", " › ", StringComparison.Ordinal)}");

    /// <summary>A day on which this version was in force, for its address; null for the one without a date.</summary>
    private static DateOnly? DayOf(Law law) => law.InForceFrom == DateOnly.MinValue ? null : law.InForceFrom;

    private static string Cited(Law law, string article) => new Citation(law.Name, article).ToString();

    private static string Segment(string text) =>
        string.Concat(text.Select(c => c > '\u007f' || char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c.ToString() : Uri.EscapeDataString(c.ToString())));

    private Markup Shell(string title, Markup main) => LawPages.Style.Page(city, title, "法律原文", head: Markup.None, $"""
        {main}
        <p class="actions"><a class="go" href="/chat">说说我的事</a><a class="call" href="tel:{city.Hotlines.Legal}">法律援助 {city.Hotlines.Legal}</a></p>
        """, $"<footer><p>{LawTexts.NotAdvice}</p></footer>");
}
