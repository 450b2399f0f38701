using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal.Calculators;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>律师在线服务: answers a question, shows the articles, takes 有用 and 没用.</summary>
public sealed class LegalCapability : Capability
{
    private const double SurelySomethingElse = 0.7;

    private readonly AnswerQuestion answers;
    private readonly CalculatorCatalog calculators;
    private readonly CityOptions city;
    private readonly Reader<Proposals> search;
    private readonly AskLaw form;

    public LegalCapability(AnswerQuestion answers, CalculatorCatalog calculators, CityOptions city)
    {
        this.city = city;
        this.answers = answers;
        this.calculators = calculators;
        search = new Reader<Proposals>((question, _) => answers.Search(question));
        form = new AskLaw(AnswerAsync);
    }

    public override IReadOnlyList<Form> Forms => [form];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["legal.begin"] = (turn, _) => form.OpenAsync(turn, new AskLawDraft()),
        ["legal.ask"] = async (turn, said) => await AnswerAsync(turn, await turn.WordsAsync(said)),
        ["legal.entry"] = EntryAsync,
        ["legal.articles"] = ArticlesAsync,
        ["legal.vote"] = VoteAsync,
        ["legal.why"] = WhyAsync,
    };

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["法律咨询"] = "legal.begin",
        ["问法律"] = "legal.begin",
        ["律师在线"] = "legal.begin",
    };

    public override IReadOnlyList<IntentRoute> Intents =>
        [new(Intent.Legal, "legal.ask") { Interrupts = true, Telling = Telling.Question, Also = LegalTexts.AlsoAsk }];

    /// <summary>Also what is not surely something else: the form that asks for a question may be open.</summary>
    public override void Read(Readings readings, string text, Meaning meant)
    {
        if (meant.Intent == Intent.Legal || meant.Probability < SurelySomethingElse)
            readings.Of(search, text);
    }

    private async Task AnswerAsync(Turn turn, string question)
    {
        if (OfficeMatters.AskedIn(question) is { } office)
        {
            // Curators see it among what was asked in vain.
            Record(turn, question, null, []);
            turn.Say(LegalTexts.AskOffice(city, office), office.Asks == OfficeAsk.LawyersFee ? LegalTexts.ThursdayChoice : LegalTexts.HumanChoice);
            return;
        }

        if (calculators.Asked(question) is var (calculator, _))
            await calculator.BeginAsync(turn, question);
        else
            await LookUpAsync(turn, question);
    }

    private async Task LookUpAsync(Turn turn, string question)
    {
        var today = CityTime.Today(turn.Now);
        question = TraditionalCharacters.Simplify(question);
        var former = await FormerLaws.NamedAsync(turn.Db, question, today, turn.Cancellation);
        var note = former is null ? "" : LegalTexts.Former(former) + "\n\n";
        if (former is { Rest: null })
        {
            Record(turn, question, null, []);
            turn.Say(note + LegalTexts.TellMore, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
            return;
        }

        if (former is null && await FormerLaws.WordedAsync(turn.Db, question, today, turn.Cancellation) is { } wording)
            note = LegalTexts.Former(wording) + "\n\n";
        if (former is null && await NamedArticles.InAsync(turn.Db, question, today, turn.Cancellation) is { Count: > 0 } named
            && (NamedArticles.OnlyNamed(question) is not null || named.All(article => article.Found is null)))
        {
            SayArticles(turn, question, named, note);
            return;
        }

        if (former is null && NamedArticles.OnlyNamed(question) is not null && NamedArticles.WithoutLaw(question))
        {
            turn.Say(LegalTexts.WhichLaw);
            return;
        }

        var about = former?.Rest ?? question;
        switch (await answers.AskAsync(turn.Db, about, turn.Readings.Of(search, about), today, null, turn.Cancellation))
        {
            case Advice.FromEntry(var entry):
                SayEntry(turn, question, entry, note);
                break;
            case Advice.FromStatutes(var articles, var perhaps):
                var found = Record(turn, question, null, [.. articles.Select(a => a.Citation)]);
                var meant = perhaps.Select(entry => new Choice(entry.Content.Question, $"legal.entry:{entry.Id},{found.Id:N}"));
                turn.Say(note + LegalTexts.Statutes(articles, perhaps.Count > 0),
                    [.. meant, .. LegalTexts.After(found.Id, hasArticles: true), .. calculators.Offer(found.Citations)]);
                break;
            default:
                Record(turn, question, null, []);
                turn.Say(note + LegalTexts.Unknown, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
                break;
        }
    }

    /// <summary>The resident tapped "您是不是想问": the answer that is on record was this one, to the resident's own words.</summary>
    private async Task EntryAsync(Turn turn, string argument)
    {
        var (id, asked) = argument.Split(',') is [var first, var second] ? (first, second) : (argument, "");
        var entry = await turn.Db.KnowledgeEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.State == EntryState.Published, turn.Cancellation);
        if (entry is null || !await Citations.AllStandAsync(turn.Db, entry.Content.Citations, CityTime.Today(turn.Now), turn.Cancellation))
        {
            turn.Say(LegalTexts.Unknown, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
            return;
        }

        var given = await GivenAsync(turn, asked) ?? Record(turn, turn.Message.Text, null, []);
        await JudgeAsync(turn, given, () => given.Meant(entry));
        turn.Say(LegalTexts.Answer(entry), [.. LegalTexts.After(given.Id, hasArticles: true), .. calculators.Offer(given.Citations)]);
    }

    private void SayEntry(Turn turn, string question, KnowledgeEntry entry, string note)
    {
        var given = Record(turn, question, entry.Id, entry.Content.Citations);
        turn.Say(note + LegalTexts.Answer(entry), [.. LegalTexts.After(given.Id, hasArticles: true), .. calculators.Offer(given.Citations)]);
    }

    /// <summary>Who names an article gets that one, and is told when there is none: another would be taken for it.</summary>
    private void SayArticles(Turn turn, string question, IReadOnlyList<NamedArticle> named, string note)
    {
        var found = named.Where(article => article.Found is not null).ToList();
        var missing = string.Join('\n', named.Where(article => article.Found is null).Select(article => LegalTexts.NoSuchArticle(article.Cited)));
        if (found.Count == 0)
        {
            Record(turn, question, null, []);
            turn.Say(note + missing, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
            return;
        }

        var given = Record(turn, question, LegalAnswer.NamedArticle, [.. found.Select(article => article.Cited)]);
        var texts = found.Select(article => LegalTexts.Article(article.Found!.Value.Law, article.Found.Value.Article));
        turn.Say(
            note + string.Join("\n\n", texts.Append(missing).Append(LegalTexts.GeneralInformation).Where(part => part.Length > 0)),
            [.. LegalTexts.After(given.Id, hasArticles: false), .. calculators.Offer(given.Citations)]);
    }

    private static LegalAnswer Record(Turn turn, string question, string? entryId, IReadOnlyList<Citation> citations)
    {
        var given = new LegalAnswer(Guid.CreateVersion7(turn.Now), turn.Conversation, question, entryId, citations, turn.Now);
        turn.Db.LegalAnswers.Add(given);
        return given;
    }

    private static async Task ArticlesAsync(Turn turn, string argument)
    {
        if (await GivenAsync(turn, argument) is not { } given)
            return;
        var texts = new List<string>();
        foreach (var citation in given.Citations)
            if (await Citations.FindAsync(turn.Db, citation, CityTime.Today(turn.Now), turn.Cancellation) is var (law, article))
                texts.Add(LegalTexts.Article(law, article));
        turn.Say(
            texts.Count == 0 ? LegalTexts.NoArticle : string.Join("\n\n", texts),
            [.. LegalTexts.After(given.Id, hasArticles: false)]);
    }

    private static async Task VoteAsync(Turn turn, string argument)
    {
        if (argument.Split(',') is not [var id, var vote] || await GivenAsync(turn, id) is not { } given)
            return;
        await JudgeAsync(turn, given, () => given.Vote(vote == "1"));
        if (vote == "1")
            turn.Say(LegalTexts.Thanks);
        else
            turn.Say(LegalTexts.AskWhy, LegalTexts.Reasons(given.Id));
    }

    private static async Task WhyAsync(Turn turn, string argument)
    {
        if (argument.Split(',') is not [var id, var said] || await GivenAsync(turn, id) is not { } given)
            return;
        if (Enum.TryParse<VoteReason>(said, out var reason))
            await JudgeAsync(turn, given, () => given.Because(reason));

        turn.Say(LegalTexts.Sorry, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
    }

    /// <summary>Two phones of one resident at once: the key lets one through, the other turn is run again.</summary>
    private static async Task JudgeAsync(Turn turn, LegalAnswer given, Action judge)
    {
        var before = given.Helpful;
        judge();
        if (given.Helpful != before)
            await KnowledgeIndexer.NoteAsync(turn.Db, [TrainingQuestions.IdOf(given)], turn.Cancellation);
        if (given is not { EntryId: { } entryId, Helpful: { } helpful })
            return;
        var vote = await turn.Db.EntryVotes.FindAsync([entryId, turn.ResidentId], turn.Cancellation);
        if (vote is null)
            turn.Db.EntryVotes.Add(vote = new EntryVote(entryId, turn.ResidentId));
        vote.Say(helpful, given.Reason, turn.Now);
    }

    private static async Task<LegalAnswer?> GivenAsync(Turn turn, string id) => Guid.TryParse(id, out var answerId)
        ? await turn.Db.LegalAnswers.FirstOrDefaultAsync(a => a.Id == answerId && a.ConversationId == turn.Conversation.Id, turn.Cancellation)
        : null;
}
