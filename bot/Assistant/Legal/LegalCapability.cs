using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>律师在线服务: answers a question, shows the articles, takes 有用 and 没用.</summary>
public sealed class LegalCapability : Capability
{
    private readonly AnswerQuestion answers;
    private readonly AskLaw form;

    public LegalCapability(AnswerQuestion answers)
    {
        this.answers = answers;
        form = new AskLaw(AnswerAsync);
    }

    public override IReadOnlyList<Form> Forms => [form];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["legal.begin"] = (turn, _) => form.OpenAsync(turn, new AskLawDraft()),
        ["legal.ask"] = (turn, _) => AnswerAsync(turn, turn.Message.Text),
        ["legal.articles"] = ArticlesAsync,
        ["legal.vote"] = VoteAsync,
    };

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["法律咨询"] = "legal.begin",
        ["问法律"] = "legal.begin",
        ["律师在线"] = "legal.begin",
    };

    public override IReadOnlyDictionary<Intent, string> Intents => new Dictionary<Intent, string> { [Intent.Legal] = "legal.ask" };

    private async Task AnswerAsync(Turn turn, string question)
    {
        var advice = await answers.AskAsync(turn.Db, question, turn.Cancellation);
        var (text, entryId, citations) = advice switch
        {
            Advice.FromEntry(var entry) => (LegalTexts.Answer(entry), entry.Id, entry.Content.Citations),
            Advice.FromStatutes(var articles) => (LegalTexts.Statutes(articles), (string?)null, [.. articles.Select(a => a.Citation)]),
            _ => (LegalTexts.Unknown, null, Array.Empty<Citation>()),
        };
        var given = new LegalAnswer(Guid.CreateVersion7(turn.Now), turn.Conversation, question, entryId, citations, turn.Now);
        turn.Db.LegalAnswers.Add(given);
        if (advice is Advice.Nothing)
            turn.Say(text, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
        else
            turn.Say(text, LegalTexts.After(given.Id, citations.Count > 0));
    }

    private static async Task ArticlesAsync(Turn turn, string argument)
    {
        if (await GivenAsync(turn, argument) is not { } given)
            return;
        var texts = new List<string>();
        foreach (var citation in given.Citations)
            if (await Citations.FindAsync(turn.Db, citation, turn.Cancellation) is var (law, article))
                texts.Add(LegalTexts.Article(law, article));
        turn.Say(
            texts.Count == 0 ? LegalTexts.NoArticle : string.Join("\n\n", texts),
            [.. LegalTexts.After(given.Id, hasArticles: false)]);
    }

    private static async Task VoteAsync(Turn turn, string argument)
    {
        if (argument.Split(',') is not [var id, var vote] || await GivenAsync(turn, id) is not { } given)
            return;
        given.Vote(vote == "1");
        if (vote == "1")
            turn.Say(LegalTexts.Thanks);
        else
            turn.Say(LegalTexts.Sorry, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
    }

    private static async Task<LegalAnswer?> GivenAsync(Turn turn, string id) => Guid.TryParse(id, out var answerId)
        ? await turn.Db.LegalAnswers.FirstOrDefaultAsync(a => a.Id == answerId && a.ConversationId == turn.Conversation.Id, turn.Cancellation)
        : null;
}

/// <summary>A legal question while it is being put.</summary>
public sealed class AskLawDraft
{
    public string? Question { get; set; }
}

/// <summary>Asks for the question when a resident only tapped 法律咨询.</summary>
public sealed class AskLaw(Func<Turn, string, Task> answer) : Form<AskLawDraft>
{
    public override string Name => "legal";

    public override string Title => "法律咨询";

    protected override IReadOnlyList<Slot<AskLawDraft>> Slots =>
    [
        new()
        {
            Name = "question",
            FreeText = true,
            IsFilled = draft => !string.IsNullOrEmpty(draft.Question),
            Ask = (_, _) => Task.FromResult(new Prompt(LegalTexts.Ask)),
            Read = (_, draft, heard) =>
            {
                draft.Question = heard.Text;
                return Task.FromResult(Reading.Of(Manners.Plain(heard.Text).Length >= 2));
            },
            Clear = draft => draft.Question = null,
        },
    ];

    protected override Task<string?> SummariseAsync(Turn turn, AskLawDraft draft) => Task.FromResult<string?>(null);

    protected override Task CompleteAsync(Turn turn, AskLawDraft draft) => answer(turn, draft.Question!);
}
