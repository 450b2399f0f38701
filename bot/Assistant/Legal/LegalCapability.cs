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

    /// <summary>From here on a line is a question to the answer before it.</summary>
    private const double OfTheAnswer = 0.4;

    /// <summary>The same while a form is open, which may be meant as well.</summary>
    private const double SurelyOfTheAnswer = 0.8;

    /// <summary>Characters of a line that can ask a whole question.</summary>
    private const int WholeQuestion = 10;

    /// <summary>From this confidence on a line asks another entry.</summary>
    private const double OfAnotherMatter = 0.2;

    /// <summary>From here on another entry of the same topic may be meant.</summary>
    private const double MayBeMeant = 0.05;

    /// <summary>So long an answer is the one that is meant.</summary>
    private static readonly TimeSpan InMind = TimeSpan.FromMinutes(30);

    private readonly AnswerQuestion answers;
    private readonly LegalMatters matters;
    private readonly CalculatorCatalog calculators;
    private readonly CityOptions city;
    private readonly Reader<Proposals> search;
    private readonly Reader<EntryMatch?> likest;
    private readonly Reader<(FollowUp Asks, double Probability)> followUps;
    private readonly AskLaw form;
    private readonly RephraseAnswer rephrase;

    public LegalCapability(AnswerQuestion answers, CalculatorCatalog calculators, LegalMatters matters, CityOptions city, RephraseAnswer rephrase)
    {
        this.rephrase = rephrase;
        this.city = city;
        this.answers = answers;
        this.matters = matters;
        this.calculators = calculators;
        search = new Reader<Proposals>((question, _) => answers.Search(question));
        likest = new Reader<EntryMatch?>((text, _) => answers.Likest(text));
        followUps = new Reader<(FollowUp, double)>((text, _) => FollowUpModel.Starter.Read(text));
        form = new AskLaw(AnswerAsync);
    }

    public override IReadOnlyList<Form> Forms => [form];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["legal.begin"] = (turn, _) => form.OpenAsync(turn, new AskLawDraft()),
        ["legal.ask"] = async (turn, said) => await AnswerAsync(turn, await turn.WordsAsync(said)),
        ["legal.entry"] = EntryAsync,
        ["legal.read"] = ReadAsync,
        ["legal.articles"] = ArticlesAsync,
        ["legal.vote"] = VoteAsync,
        ["legal.why"] = WhyAsync,
        ["legal.more"] = MoreAsync,
        ["legal.none"] = NoneAsync,
    };

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["法律咨询"] = "legal.begin",
        ["问法律"] = "legal.begin",
        ["律师在线"] = "legal.begin",
    };

    public override IReadOnlyList<IntentRoute> Intents =>
        [new(Intent.Legal, "legal.ask") { Interrupts = true, Telling = Telling.Question, Also = LegalTexts.AlsoAsk }];

    /// <summary>The wordings of entries are split, and the lines after an answer learned: a second or two.</summary>
    public override void Prepare()
    {
        answers.Likest(LegalTexts.Ask);
        FollowUpModel.Starter.Read(LegalTexts.Ask);
    }

    /// <summary>Also what is not surely something else: the form that asks for a question may be open.</summary>
    public override void Read(Readings readings, string text, Meaning meant)
    {
        readings.Of(followUps, text);
        if (Reconsider(text, meant, readings).Meant.Intent == Intent.Legal || meant.Probability < SurelySomethingElse)
            readings.Of(search, text);
    }

    public override (Meaning Meant, Intent? Besides) Reconsider(string text, Meaning meant, Readings readings) =>
        LawOrComplaint.Of(text, meant, readings.Of(likest, text));

    /// <summary>A question to the last answer, while it stands in mind: evidence, how long, what it costs, and how it is when a fact is otherwise.</summary>
    public override async Task<bool> FollowUpAsync(Turn turn, string text, bool isQuestion)
    {
        var (asks, probability) = turn.Readings.Of(followUps, text);
        var offered = OfferedAnswer(turn);
        if (asks == FollowUp.None || matters.Words(text) is not null || probability < (isQuestion ? SurelyOfTheAnswer : OfTheAnswer)
            || !(isQuestion || offered is not null))
            return false;
        var since = turn.Now - InMind;
        var given = await turn.Db.LegalAnswers
            .Where(a => a.ConversationId == turn.Conversation.Id && a.At > since && (offered == null || a.Id == offered))
            .OrderByDescending(a => a.At).FirstOrDefaultAsync(turn.Cancellation);
        if (given is null || given.EntryId?.Contains(':', StringComparison.Ordinal) == true || AsksAnew(turn, given, asks, text, probability))
            return false;
        if (given.EntryId is null)
        {
            if (asks == FollowUp.Changed || given.Citations.Count == 0 || isQuestion)
                return false;
            turn.Say(LegalTexts.NotInArticles, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
            return true;
        }

        if (await AnswerQuestion.FindAsync(turn.Db, given.EntryId, null, CityTime.Today(turn.Now), turn.Cancellation) is not var (entry, _))
            return false;
        if (asks == FollowUp.Changed)
            await SayChangedAsync(turn, given, entry, text);
        else
            SayMore(turn, given, entry, asks);
        return true;
    }

    /// <summary>A line that asks a whole question of its own is no question to the last answer.</summary>
    private bool AsksAnew(Turn turn, LegalAnswer given, FollowUp asks, string text, double probability)
    {
        if (asks == FollowUp.Changed || turn.Readings.Of(likest, text) is not { } match)
            return false;
        return (AnswerQuestion.IsSure(match) && match.Confidence >= probability)
            || (text.Length >= WholeQuestion && match.Confidence >= OfAnotherMatter && Passages.EntryOf(match.Id) != given.EntryId);
    }

    /// <summary>The answer to what was asked with the fact that is otherwise; where none is sure, what turns the answer, and what may be meant.</summary>
    private async Task SayChangedAsync(Turn turn, LegalAnswer given, KnowledgeEntry entry, string changed)
    {
        var today = CityTime.Today(turn.Now);
        var near = new List<KnowledgeEntry>();
        foreach (var match in answers.Near($"{given.Question} {changed}").Concat(answers.Near(changed)).DistinctBy(match => match.Id))
        {
            if (Passages.EntryOf(match.Id) == entry.Id || match.Topic != entry.Content.Topic || match.Confidence < MayBeMeant
                || await AnswerQuestion.FindAsync(turn.Db, Passages.EntryOf(match.Id)!, null, today, turn.Cancellation) is not var (other, laws))
                continue;
            if (AnswerQuestion.IsSure(match))
            {
                await SayEntryAsync(turn, Record(turn, changed, other.Id, other.Content.Citations), other, laws, "");
                return;
            }

            near.Add(other);
        }

        var said = LegalTexts.Of(entry.Content, FollowUp.Changed);
        turn.Say(
            said.Length == 0 ? LegalTexts.NotInAnswer : said,
            [.. near.Take(2).Select(other => new Choice(other.Content.Question, $"legal.entry:{other.Id},{given.Id:N}")),
                .. LegalTexts.More(given.Id, entry.Content), LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice]);
    }

    private async Task MoreAsync(Turn turn, string argument)
    {
        if (argument.Split(',') is not [var id, var named] || await GivenAsync(turn, id) is not { EntryId: { } entryId } given
            || !Enum.TryParse<FollowUp>(named, out var asks)
            || await AnswerQuestion.FindAsync(turn.Db, entryId, null, CityTime.Today(turn.Now), turn.Cancellation) is not var (entry, _))
        {
            turn.Say(LegalTexts.NotInAnswer, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
            return;
        }

        SayMore(turn, given, entry, asks);
    }

    private static void SayMore(Turn turn, LegalAnswer given, KnowledgeEntry entry, FollowUp asks)
    {
        var said = LegalTexts.Of(entry.Content, asks);
        var more = LegalTexts.More(given.Id, entry.Content).Where(choice => !choice.Command.EndsWith($",{asks}", StringComparison.Ordinal)).ToList();
        turn.Say(
            said.Length == 0 ? LegalTexts.NotInAnswer : said,
            more.Count == 0 ? LegalTexts.After(given.Id, hasArticles: true) : [.. more, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice]);
    }

    /// <summary>The answer of which something is offered by what was said last; null when that was about something else.</summary>
    private static Guid? OfferedAnswer(Turn turn)
    {
        foreach (var choice in turn.Dialog.Offered)
            if (choice.Command.Split(':', ',') is ["legal.vote" or "legal.more", var id, ..] && Guid.TryParse(id, out var answer))
                return answer;
        return null;
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
            await SayArticlesAsync(turn, question, named, note);
            return;
        }

        if (former is null && NamedArticles.OnlyNamed(question) is not null && NamedArticles.WithoutLaw(question))
        {
            turn.Say(LegalTexts.WhichLaw);
            return;
        }

        var about = former?.Rest ?? question;
        switch (await AnswerQuestion.DecideAsync(turn.Db, about, turn.Readings.Of(search, about), today, null, turn.Cancellation))
        {
            case Advice.FromEntry(var entry, var laws):
                var given = Record(turn, question, entry.Id, entry.Content.Citations);
                await SayEntryAsync(turn, given, entry, laws, note, note.Length == 0 ? await RephrasedAsync(turn, question, entry) : null);
                break;
            case Advice.FromStatutes(var articles, var perhaps):
                await SayStatutesAsync(turn, question, articles, perhaps, note);
                break;
            default:
                Record(turn, question, null, []);
                turn.Say(note + LegalTexts.Unknown, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
                break;
        }
    }

    /// <summary>What is said where no entry answers surely.</summary>
    private async Task SayStatutesAsync(Turn turn, string question, IReadOnlyList<FoundArticle> articles, IReadOnlyList<KnowledgeEntry> perhaps, string note)
    {
        var found = Record(turn, question, null, [.. articles.Select(a => a.Citation)]);
        var meant = perhaps.Select(entry => new Choice(entry.Content.Question, $"legal.entry:{entry.Id},{found.Id:N}"));
        turn.Say(
            note + LegalTexts.Statutes(articles, await NewerAsync(turn, articles.Select(a => a.Law)), perhaps.Count > 0),
            articles.Count == 0
                ? [.. meant, new Choice(LegalTexts.NoneOfThese, $"legal.none:{turn.Message.Id:N}"), LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice]
                : [.. meant, .. LegalTexts.After(found.Id, hasArticles: true), .. calculators.Offer(found.Citations)]);
    }

    /// <summary>None of the questions that were offered was meant: articles are shown, where some are near.</summary>
    private async Task NoneAsync(Turn turn, string said)
    {
        var question = TraditionalCharacters.Simplify(await turn.WordsAsync(said));
        var advice = await AnswerQuestion.StatutesAsync(
            turn.Db, question, turn.Readings.Of(search, question), [], CityTime.Today(turn.Now), turn.Cancellation);
        if (advice is Advice.FromStatutes(var articles, _))
            await SayStatutesAsync(turn, question, articles, [], "");
        else
            turn.Say(LegalTexts.Unknown, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
    }

    /// <summary>The resident tapped "您是不是想问": the answer that is on record was this one, to the resident's own words.</summary>
    private async Task EntryAsync(Turn turn, string argument)
    {
        var (id, asked) = argument.Split(',') is [var first, var second] ? (first, second) : (argument, "");
        if (await AnswerQuestion.FindAsync(turn.Db, id, null, CityTime.Today(turn.Now), turn.Cancellation) is not var (entry, laws))
        {
            turn.Say(LegalTexts.Unknown, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
            return;
        }

        var given = await GivenAsync(turn, asked) ?? Record(turn, turn.Message.Text, null, []);
        await JudgeAsync(turn, given, () => given.Meant(entry));
        await SayEntryAsync(turn, given, entry, laws, "");
    }

    /// <summary>An entry that was offered by its own question.</summary>
    private async Task ReadAsync(Turn turn, string id)
    {
        if (await AnswerQuestion.FindAsync(turn.Db, id, null, CityTime.Today(turn.Now), turn.Cancellation) is var (entry, laws))
            await SayEntryAsync(turn, Record(turn, entry.Content.Question, entry.Id, entry.Content.Citations), entry, laws, "");
        else
            turn.Say(LegalTexts.Unknown, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
    }

    /// <summary>
    /// A model is asked only for what is said in this message, and while nothing else is open: what was told a form stays here.
    /// </summary>
    private async Task<string?> RephrasedAsync(Turn turn, string question, KnowledgeEntry entry) =>
        turn.Dialog.Current is null && question == TraditionalCharacters.Simplify(turn.Message.Text)
            ? await rephrase.SayAsync(turn, question, entry.Content.Answer) : null;

    private async Task SayEntryAsync(
        Turn turn, LegalAnswer given, KnowledgeEntry entry, IReadOnlyDictionary<Citation, Law> laws, string note, string? rephrased = null) =>
        turn.Say(
            note + LegalTexts.Answer(entry, laws, await NewerAsync(turn, laws.Values), rephrased),
            [.. LegalTexts.More(given.Id, entry.Content), .. LegalTexts.After(given.Id, hasArticles: true), .. calculators.Offer(given.Citations)]);

    /// <summary>Who names an article gets that one, and is told when there is none: another would be taken for it.</summary>
    private async Task SayArticlesAsync(Turn turn, string question, IReadOnlyList<NamedArticle> named, string note)
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
        var newer = LegalTexts.Newer(await NewerAsync(turn, found.Select(article => article.Found!.Value.Law)));
        turn.Say(
            note + string.Join("\n\n", texts.Append(newer).Append(missing).Append(LegalTexts.GeneralInformation).Where(part => part.Length > 0)),
            [.. LegalTexts.After(given.Id, hasArticles: false), .. calculators.Offer(given.Citations)]);
    }

    private static Task<IReadOnlyList<NewerText>> NewerAsync(Turn turn, IEnumerable<Law> laws) =>
        NewerTexts.MissingAsync(turn.Db, laws, CityTime.Today(turn.Now), turn.Cancellation);

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
        var (texts, laws) = (new List<string>(), new List<Law>());
        foreach (var citation in given.Citations)
        {
            if (await Citations.FindAsync(turn.Db, citation, CityTime.Today(turn.Now), turn.Cancellation) is not var (law, article))
                continue;
            texts.Add(LegalTexts.Article(law, article));
            laws.Add(law);
        }

        var newer = LegalTexts.Newer(await NewerAsync(turn, laws));
        turn.Say(
            texts.Count == 0 ? LegalTexts.NoArticle : string.Join("\n\n", texts.Append(newer).Where(part => part.Length > 0)),
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
