using ResidentAssistant.Assistant;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web.My;

/// <summary>Draws a resident's pages: large letters, readable without script.</summary>
internal sealed class MyView(CityOptions city)
{
    public static PageStyle Style { get; } = new("law.css", "my.css");

    /// <param name="sections">What stands on it, each with its items.</param>
    /// <param name="inWeChat">The resident came from an official account and goes back there.</param>
    /// <param name="reminder">Null: the account has no notices.</param>
    public Markup Draw(IEnumerable<(IMySection Section, IReadOnlyList<Markup> Items)> sections, bool inWeChat, Reminder? reminder) => Shell(MyTexts.Title, $"""
        <h1>{MyTexts.Title}</h1>
        {Markup.When(reminder is not null, () => Ask(reminder!))}
        {sections.GroupBy(part => part.Section.Title).Select(Section)}
        {Back(inWeChat)}
        """, reminder);

    private static Markup Section(IGrouping<string, (IMySection Section, IReadOnlyList<Markup> Items)> parts)
    {
        var items = parts.SelectMany(part => part.Items).ToList();
        return $"""
            <section><h2>{parts.Key}</h2>
            {Markup.When(items.Count == 0, () => $"<p class=\"soft\">{parts.First().Section.Empty}</p>")}
            <ul class="mine">{items}</ul></section>

            """;
    }

    /// <summary>A page with a sentence or two and the telephone.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="text">The sentences.</param>
    /// <param name="way">Where a tap leads, and what it says; null: nowhere.</param>
    public Markup Notice(string title, string text, (string Address, string Label)? way = null) => Shell(title, $"""
        <h1>{title}</h1>
        <p>{text}</p>
        <p class="actions">{Markup.When(way is not null, () => $"<a class=\"go\" href=\"{way!.Value.Address}\">{way.Value.Label}</a>")}{Call()}</p>
        """, null);

    private Markup Back(bool inWeChat)
    {
        if (inWeChat)
            return $"<p class=\"state now\">{MyTexts.BackInWeChat}</p><p class=\"actions\">{Call()}</p><p class=\"soft\">{MyTexts.OnlyHere}</p>";
        return $"<p class=\"actions\"><a class=\"go\" href=\"/chat\">回到对话</a>{Call()}</p>";
    }

    private Markup Call() => $"<a class=\"call\" href=\"tel:{city.Hotline}\">打 {city.Hotline}</a>";

    private static Markup Ask(Reminder reminder) => $"""
        <section class="ask"><wx-open-subscribe id="subscribe" template="{reminder.Template}"><script type="text/wxtag-template"><button style="width:100%;min-height:48px;border:0;border-radius:24px;background:#0a6b5c;color:#fff;font-size:18px;font-weight:700">{MyTexts.Remind}</button></script></wx-open-subscribe>
        <p class="soft" id="asked" role="status">{MyTexts.WhyRemind}</p></section>
        """;

    private Markup Shell(string title, Markup main, Reminder? reminder) => Style.Page(city, title, MyTexts.Title, Markup.When(reminder is not null, () =>
        $"<script src=\"{MyPages.WeChatScriptAddress}\" defer></script><script src=\"/my/notice.js\" data-account=\"{reminder!.Account}\" defer></script>"),
            main, Markup.None);
}
