using System.Collections.Concurrent;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Safety;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// Decides what a message means, in this order: danger; a person holds the conversation; a tapped or named choice; repair; fixed phrases; a
/// question that was asked; staff who asked; the open form; the classifier. Each decision is a few lines, so that any turn can be explained.
/// </summary>
public sealed class Router
{
    /// <summary>From here on another intent interrupts an open form.</summary>
    private const double SureEnoughToInterrupt = 0.7;

    /// <summary>From here on it is danger whatever is open.</summary>
    private const double DangerWithoutDoubt = 0.95;

    /// <summary>Below this what plainly answers or steers what is open tells of no danger at all.</summary>
    private const double DangerWorthALine = 0.8;

    /// <summary>From here on the words do something else to what is open.</summary>
    private const double PlainlyAnAnswer = 0.6;

    /// <summary>Below this the words are the question that was asked for.</summary>
    private const double SureOfAnotherAct = 0.9;

    /// <summary>Characters that tell a matter.</summary>
    private const int TellsAMatter = 12;

    /// <summary>Characters that tell a matter when they surely mean one.</summary>
    private const int TellsALittle = 6;

    /// <summary>Characters of a question that is no story.</summary>
    private const int ShortQuestion = 30;

    /// <summary>After so many answers in a row that were not understood a person is called.</summary>
    private const int FetchPersonAfter = 4;

    /// <summary>The question whether a form is to be dropped.</summary>
    private const string Drop = "drop";

    private readonly CityOptions city;
    private readonly Reader<Meaning> meaning;
    private readonly Reader<string?> command;
    private readonly IReadOnlyList<Capability> capabilities;
    private readonly IReadOnlyList<string> beginnings;
    private readonly Dictionary<string, CommandHandler> commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Form> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<Intent, IntentRoute> routes = [];
    private readonly MainMenu menu;
    private readonly AskedQuestions questions = new();
    private readonly ConcurrentDictionary<OpenPoint, Reader<ActDecision>> deciders = new();
    private readonly ActModel acts;
    private readonly AnswerDanger safety;
    private readonly SavedDrafts drafts;

    public Router(CityOptions city, IntentModel classifier, ActModel acts, AnswerDanger safety, MainMenu menu, IEnumerable<Capability> capabilities)
    {
        this.menu = menu;
        this.acts = acts;
        this.safety = safety;
        this.city = city;
        meaning = new Reader<Meaning>((text, _) => classifier.Classify(text));
        this.capabilities = [.. capabilities];
        beginnings = Capability.Beginnings(this.capabilities);
        command =
            new Reader<string?>((text, now) =>
                this.capabilities.Select(capability => capability.CommandIn(text, now)).FirstOrDefault(found => found is not null));
        foreach (var capability in this.capabilities)
        {
            foreach (var (name, handler) in capability.Commands)
                commands.Add(name, handler);
            foreach (var form in capability.Forms)
                forms.Add(form.Name, form);
            foreach (var (phrase, command) in capability.Phrases)
                phrases.Add(Repair.Plain(phrase), command);
            foreach (var route in capability.Intents)
                routes.Add(route.Intent, route);
            foreach (var question in capability.Questions)
                questions.Add(question);
        }

        drafts = new SavedDrafts(forms, menu);
        commands.Add("draft.resume", drafts.ResumeAsync);
        commands.Add("draft.new", drafts.BeginAnewAsync);
        commands.Add("drop", DropAsync);
        questions.Add(new AskedQuestion
        {
            Name = Drop,
            Stands = turn => turn.Dialog.Current is not null,
            Confirm = DropAsync,
            Keep = (turn, _) => DropAsync(turn, ""),
            Repeat = AskDropAsync,
        });
    }

    /// <inheritdoc cref="SavedDrafts.TitleOf"/>
    public string? TitleOf(DialogState dialog) => drafts.TitleOf(dialog);

    /// <summary>Reads a message before its turn: all that takes time and needs no database.</summary>
    public Readings Read(string text, DateTimeOffset now)
    {
        var readings = new Readings(now);
        if (text.Length == 0)
            return readings;
        safety.Read(readings, text);
        var meant = readings.Of(meaning, text);
        readings.Of(command, text);
        TwoMatters.In(text, meant.Taken, routes, clause => readings.Of(meaning, clause));
        foreach (var capability in capabilities)
            capability.Read(readings, text, meant);
        return readings;
    }

    public async Task AnswerAsync(Turn turn)
    {
        var missed = turn.Dialog.Misses;
        var asked = questions.Passing(turn.Dialog);
        var unfinished = TitleOf(turn.Dialog) is not null;
        await HearAsync(turn);
        turn.Dialog.Questions.RemoveAll(question => asked.Any(before => ReferenceEquals(before, question)));
        if (turn.Dialog.Misses == missed)
            turn.Dialog.Misses = 0;
        turn.OfferOnly(IsAnswered);
        await FormReminder.MoveAsync(turn, unfinished, TitleOf(turn.Dialog) is not null, city.RemindAfter);
    }

    private async Task HearAsync(Turn turn)
    {
        var text = turn.Message.Text;
        drafts.Sort(turn.Dialog, turn.Now);
        var arrival = turn.Message.Kind == MessageKind.Joined ? await ArriveAsync(turn) : null;
        var isCounted = CanTellDanger(turn, text);
        var danger = isCounted ? AnswerDanger.Again(turn, text) ?? await InContextAsync(turn, text, safety.Read(turn.Readings, text)) : null;
        if (danger is not null || (text.Length > 0 && safety.Read(turn.Readings, text) is not null) || turn.Dialog.DangerAt(turn.Now) is not null)
            turn.KeepInside();
        if (isCounted && await AnswerDanger.HearAnswerAsync(turn, text, danger))
        {
            if (turn.Dialog.DangerAt(turn.Now) is null)
                await ResumeAsync(turn, OpenForm(turn));
            return;
        }

        if (danger is { Now: true } && !(IsHeardForDesk(turn) && AnswerDanger.IsPlace(turn, danger, text)))
        {
            await safety.NowAsync(turn, danger);
            return;
        }

        turn.Decision.Decide(turn.Conversation.State == ConversationState.WithPerson ? DecisionKind.Person : DecisionKind.NoText);
        if (turn.Decision.Kind == DecisionKind.Person)
            return;
        if (text.Length >= Inbox.TextLimit)
            turn.Say(DialogTexts.TooLong);
        var depth = turn.Dialog.Open.Count;
        await (turn.Message.Kind switch
        {
            MessageKind.Text => HearAsync(turn, text),
            MessageKind.Photo => HearPhotosAsync(turn, text),
            MessageKind.Joined => GreetAsync(turn, arrival),
            MessageKind.Voice => ExcuseAsync(turn, DialogTexts.VoiceUnread),
            MessageKind.Location => HearLocationAsync(turn, text),
            MessageKind.Unreadable => ExcuseAsync(turn, DialogTexts.StickerUnread),
        });
        if (turn.Dialog.Open.Count < depth && !turn.IsAside)
            await ResumeAsync(turn, OpenForm(turn));
        else if (turn.Dialog.Current is { Misses: FetchPersonAfter } stuck)
            await FetchPersonAsync(turn, stuck);
        // A question to an answer (要准备什么证据) sounds like one to the police.
        if (danger is { Now: false } && (turn.Decision.Kind != DecisionKind.FollowUp || danger.Probability >= DangerWorthALine))
            safety.Quietly(turn, danger);
    }

    /// <summary>
    /// What plainly answers or steers what is open is no cry for help unless the words leave no doubt; else the right help is named below the answer.
    /// What somebody goes on telling of the same danger (他走了, 我躲在厕所里) is for the desk, and no other alarm; fire, gas, or somebody who falls ill is another.
    /// </summary>
    private async Task<Danger?> InContextAsync(Turn turn, string text, Danger? danger)
    {
        if (danger is null || PointAt(turn, text) is not { } point)
            return danger;
        if (Decide(turn, point, text) is not { Likeliest: not DialogAct.Danger, Probability: >= PlainlyAnAnswer })
            return danger;
        if (danger.Now && turn.Dialog.DangerAt(turn.Now) is { } talk
            && (talk.Kind == danger.Kind || danger.Kind is DangerKind.Violence or DangerKind.Crime or DangerKind.Trapped or DangerKind.Child))
            return await RaiseAlert.OpenAsync(turn) is null ? danger : null;
        return danger.Probability switch
        {
            < DangerWorthALine when !danger.Now || danger.Kind != DangerKind.SelfHarm => null,
            < DangerWithoutDoubt => danger with { Now = false },
            _ => danger,
        };
    }

    /// <summary>Whether what is said now goes to the duty desk: the question after the number is open, and no person holds the conversation.</summary>
    private static bool IsHeardForDesk(Turn turn) =>
        turn.Conversation.State != ConversationState.WithPerson && turn.Dialog.Questions.Exists(question => question.Name == AnswerDanger.Asked);

    /// <summary>A tapped choice, a fixed phrase and a place that was sent are no cry for help, whatever words they are made of.</summary>
    private bool CanTellDanger(Turn turn, string text) =>
        text.Length > 0 && turn.Message.Kind is MessageKind.Text or MessageKind.Photo
        && Repair.Pick(text, turn.Dialog.Offered) is null
            && (Repair.Of(text) is RepairKind.None || (Repair.Of(text) == RepairKind.Thanks && IsHeardForDesk(turn)))
        && !phrases.ContainsKey(Repair.Plain(text));

    /// <summary>Runs a command such as <c>case.status</c> or <c>case.rate:argument</c>; false when there is none of that name.</summary>
    public async Task<bool> RunAsync(Turn turn, string command)
    {
        var parts = command.Split(':', 2);
        if (!commands.TryGetValue(parts[0], out var handler))
            return false;
        await handler(turn, parts.Length > 1 ? parts[1] : "");
        return true;
    }

    private async Task HearAsync(Turn turn, string text)
    {
        if (text.Length == 0)
        {
            await ExcuseAsync(turn, DialogTexts.StickerUnread);
            return;
        }

        phrases.TryGetValue(Repair.Plain(text), out var phrase);
        var picked = turn.Dialog.Pick(text, loosely: phrase is null);
        if (PointAt(turn, text) is { } point)
            turn.Decision.NoteAct(picked is not null && ActOf(picked.Command) is { } act ? ActDecision.Surely(act, picked.Label) : Decide(turn, point, text));
        turn.Decision.Decide(picked is null ? DecisionKind.Repair : DecisionKind.Choice, choice: picked?.Label);
        if (picked == DialogTexts.MoreChoice)
            turn.Say(DialogTexts.WhichOfTheseMore, [.. turn.Dialog.HeldBack]);
        else if (picked is not null)
            await TakeChoiceAsync(turn, text, picked);
        else
            await HearWordsAsync(turn, text, phrase);
    }

    private async Task TakeChoiceAsync(Turn turn, string text, Choice picked)
    {
        var open = OpenForm(turn);
        if (RepairOf(picked.Command) is var repair && repair != RepairKind.None && await SteerAsync(turn, repair, open))
            return;
        if (!picked.Command.StartsWith('='))
            await InterruptAsync(turn, picked.Command, open);
        else if (open is null || !await open.ReadAnswerAsync(turn, new SlotInput(text, picked.Command[1..]), DialogAct.Fill))
            await ActAsync(turn, turn.Readings.Of(meaning, text), open);
    }

    private async Task HearWordsAsync(Turn turn, string text, string? phrase)
    {
        var open = OpenForm(turn);
        if (await SteerAsync(turn, Repair.Of(text), open, inWords: PointAt(turn, text) is not null))
            return;
        if (phrase is not null)
        {
            turn.Decision.Decide(DecisionKind.Phrase);
            await InterruptAsync(turn, phrase, open);
            return;
        }

        var meant = turn.Readings.Of(meaning, text);
        if (await AnswerQuestionAsync(turn, text, meant))
            return;
        open = OpenForm(turn);
        if (await TakeAnswerToStaffAsync(turn, text, open))
            return;
        if (open is null && CommandIn(turn, text) is null && await FollowUpAsync(turn, text, isQuestion: false))
            return;
        if (PointOf(turn) is { } point && await ActInFormAsync(turn, open!, Take(turn, point, text, DecisionKind.Form, meant), text, meant))
            return;
        await HearFreelyAsync(turn, text, meant, open);
    }

    /// <summary>What staff asked for, also while a form is open when they wrote last; what steers the form is the form's.</summary>
    private async Task<bool> TakeAnswerToStaffAsync(Turn turn, string text, Form? open)
    {
        if (!MayAnswerStaff(turn, text))
            return false;
        if (open is not null && !(turn.Dialog.StaffWroteLast && PointOf(turn) is { } point
            && Decide(turn, point, text).Act is DialogAct.Fill or DialogAct.Add or DialogAct.Talk or DialogAct.Unclear))
            return false;
        var meant = turn.Readings.Of(meaning, text);
        if (!await AnyAsync(capability => capability.TakeAnswerAsync(turn, text, meant)))
            return false;
        await ResumeAsync(turn, open);
        return true;
    }

    /// <returns>False when no question was asked, or the line is about something else.</returns>
    private async Task<bool> AnswerQuestionAsync(Turn turn, string text, Meaning meant)
    {
        var passed = new List<PendingQuestion>();
        while (questions.At(turn, text, passed) is { } asked)
        {
            var depth = turn.Dialog.Open.Count;
            var decided = Take(turn, asked.Point, text, DecisionKind.Asked, meant);
            var answered = await AskedQuestions.AnswerAsync(turn, asked, decided, text, act => Aside(act, text, null));
            if (answered == Answered.Yes && turn.Dialog.Open.Count == depth)
                await ResumeWhenAnsweredAsync(turn);
            if (answered != Answered.No)
                return true;
            passed.Add(asked.Pending);
        }

        return false;
    }

    /// <summary>What a line does where it is said; decided once in a turn.</summary>
    private ActDecision Decide(Turn turn, OpenPoint point, string text) =>
        turn.Readings.Of(deciders.GetOrAdd(point, at => new Reader<ActDecision>((said, _) => DecideAct.Of(at, said, acts))), text);

    /// <summary>The same, noted as what the line was taken for.</summary>
    private ActDecision Take(Turn turn, OpenPoint point, string text, DecisionKind kind, Meaning meant)
    {
        var decided = Decide(turn, point, text);
        var steers = decided is { Certain: true, Act: DialogAct.Cancel or DialogAct.Back or DialogAct.Skip or DialogAct.Later or DialogAct.Restart };
        turn.Decision.Decide(steers ? DecisionKind.Repair : kind, steers ? null : meant);
        turn.Decision.NoteAct(decided);
        return decided;
    }

    /// <summary>A question to what was answered before.</summary>
    private async Task<bool> FollowUpAsync(Turn turn, string text, bool isQuestion)
    {
        if (!await AnyAsync(capability => capability.FollowUpAsync(turn, text, isQuestion)))
            return false;
        turn.Decision.Decide(DecisionKind.FollowUp);
        return true;
    }

    /// <summary>What is left when nothing that is open wants the words.</summary>
    private async Task HearFreelyAsync(Turn turn, string text, Meaning meant, Form? open)
    {
        if (open is null && (Repair.IsYes(text) || Repair.Declines(text)))
        {
            turn.Say(DialogTexts.KeptEmpty);
            return;
        }

        if (CommandIn(turn, text) is { } command)
        {
            turn.Decision.Decide(DecisionKind.Phrase);
            await InterruptAsync(turn, command, open);
            return;
        }

        if (open is null && Repair.Correction(text) is { } corrected && await AnyAsync(capability => capability.CorrectAsync(turn, corrected)))
        {
            turn.Decision.Decide(DecisionKind.Correction);
            return;
        }

        var told = (meant.Taken == Intent.Other || IsProblem(meant.Taken)) && CorrectionRecognizer.RefersBack(text) ? text : null;
        if (open is null && (Repair.Addition(text) ?? told) is { } more && await AnyAsync(capability => capability.AddAsync(turn, more)))
            return;
        await ActAsync(turn, meant, open);
    }

    /// <summary>What a line is said to: a question outside a form, else what the open form asked; null when nothing is open.</summary>
    private OpenPoint? PointAt(Turn turn, string text) => questions.At(turn, text)?.Point ?? PointOf(turn);

    /// <summary>What the open form asked last.</summary>
    private static OpenPoint? PointOf(Turn turn) => turn.Dialog.Current switch
    {
        null => null,
        { PendingClarification: not null } => new OpenPoint(OpenPoint.SameMatter, OpenPoint.Question),
        var current => new OpenPoint(current.Form, current.Asking ?? OpenPoint.Summary),
    };

    private Task ResumeWhenAnsweredAsync(Turn turn) =>
        turn.Dialog.Current is not { PendingClarification: not null }
            && questions.AllWait(turn.Dialog) ? ResumeAsync(turn, OpenForm(turn)) : Task.CompletedTask;

    /// <returns>False when the line is another job.</returns>
    private async Task<bool> ActInFormAsync(Turn turn, Form open, ActDecision decided, string text, Meaning meant)
    {
        if (turn.Dialog.Current is { PendingClarification: null } && await open.AnswerAsync(turn, text))
            return true;
        switch (Weigh(turn, open, decided, text, meant))
        {
            case DialogAct.Cancel when decided.Certain || TitleOf(turn.Dialog) is null:
                return await SteerAsync(turn, RepairKind.Cancel, open);
            case DialogAct.Cancel:
                await AskDropAsync(turn, turn.Dialog.Current!.Form, null);
                return true;
            case DialogAct.Back:
                return await SteerAsync(turn, RepairKind.Back, open);
            case DialogAct.Skip:
                return await SteerAsync(turn, RepairKind.Skip, open);
            case DialogAct.Restart:
                return await SteerAsync(turn, RepairKind.Restart, open);
            case DialogAct.Ask or DialogAct.Unclear or DialogAct.Later or DialogAct.Job
                when !decided.Certain && CommandIn(turn, text) is null && await FollowUpAsync(turn, text, isQuestion: true):
                await ResumeAsync(turn, open);
                return true;
            case DialogAct.Later:
                return await SteerAsync(turn, RepairKind.Later, open);
            case DialogAct.Job or DialogAct.Human when Repair.Declines(text):
                await open.ContinueAsync(turn, DialogTexts.AsYouLike);
                return true;
            case DialogAct.Job when CommandIn(turn, text) is not null:
            case DialogAct.Job
                when !(meant.Taken == Intent.Other || (IsProblem(meant.Taken) && turn.Dialog.Current!.PendingClarification is not null)):
            case DialogAct.Human when CommandIn(turn, text) is not null:
                return false;
            case DialogAct.Human:
                await InterruptAsync(turn, DialogTexts.HumanChoice.Command, open);
                return true;
            case DialogAct.Ask or DialogAct.Talk:
                await open.ContinueAsync(turn, Aside(decided.Act, text, open.WhyAsked(turn)));
                return true;
            case var act:
                return await open.ReadAnswerAsync(turn, new SlotInput(text, null), act);
        }
    }

    /// <summary>What a line does to a form, by its act and by what it means when nothing is open: where both speak, the surer one counts.</summary>
    private DialogAct Weigh(Turn turn, Form open, ActDecision decided, string text, Meaning meant)
    {
        var (act, current) = (decided.Act, turn.Dialog.Current!);
        if (act == DialogAct.Unclear && !IsProblem(meant.Taken) && current is { Asking: not null, PendingClarification: null }
            && Repair.Plain(text).Length < TellsALittle)
            return act;
        if (open.AsksForQuestion
            && (act is DialogAct.Add or DialogAct.Correct || (act == DialogAct.Human && !Repair.WantsPerson(text) && CommandIn(turn, text) is null)
            || (decided.Probability < SureOfAnotherAct && act is DialogAct.Unclear or DialogAct.Talk or DialogAct.Ask or DialogAct.Human)
            || (act == DialogAct.Job && meant.Taken == Intent.Other && CommandIn(turn, text) is null)))
            return DialogAct.Fill;

        // A rule is certain of a short question (低保怎么申请), which is nobody's complaint; what to ask a lawyer is the matter itself.
        if (meant.Probability == 1 && IsQuestion(meant.Intent) && text.Length <= ShortQuestion && open.Own is null && !open.AsksForQuestion)
            return DialogAct.Job;
        var isQuestion = IsQuestion(meant.Taken)
            && (text.Length >= TellsAMatter || (text.Length >= TellsALittle && meant.Probability >= SureEnoughToInterrupt));
        var tells = isQuestion || (IsProblem(meant.Taken) && (act == DialogAct.Unclear || open.AsksForQuestion));
        if (act is DialogAct.Ask or DialogAct.Unclear && tells && open.AsksForStory(turn)
            && (open.AsksForQuestion || ServiceQuestions.Answer(text, open.WhyAsked(turn), city) is null))
            return DialogAct.Fill;

        // A problem that is told at a question for a day or a sum is a matter of its own.
        if (act is DialogAct.Fill or DialogAct.Add or DialogAct.Unclear && text.Length >= TellsAMatter && IsProblem(Interruption(meant))
            && !IsProblem(open.Tells) && current is { Asking: not null, PendingClarification: null } && !open.AsksForStory(turn))
            return DialogAct.Job;
        if (act == DialogAct.Unclear && IsProblem(meant.Taken) && current is { Asking: null, PendingClarification: null })
            return DialogAct.Add;
        return act switch
        {
            DialogAct.Fill or DialogAct.Unclear when current is { Asking: not null, PendingClarification: null } && !open.AsksForStory(turn)
                && CommandIn(turn, text) is not null =>
                DialogAct.Job,
            DialogAct.Human when Interruption(meant) is { } matter && TellingOf(matter) != Telling.Named && CommandIn(turn, text) is null
                && !Repair.WantsPerson(text) =>
                open.AsksForStory(turn) ? DialogAct.Fill : DialogAct.Job,
            DialogAct.Restart when !decided.Certain && TitleOf(turn.Dialog) is not null => DialogAct.Correct,
            DialogAct.Job when current.PendingClarification is null && open.Own is { } own && meant.Taken == own && CommandIn(turn, text) is null =>
                DialogAct.Fill,
            DialogAct.Ask when Interruption(meant) is { } other && !IsProblem(other) && ServiceQuestions.Answer(text, null, city) is null => DialogAct.Job,
            _ => act,
        };
    }

    private string? CommandIn(Turn turn, string text) => turn.Readings.Of(command, text);

    /// <summary>A sentence that answers what is no answer, before the question is asked again.</summary>
    private string Aside(DialogAct act, string text, string? why) =>
        ServiceQuestions.IsAboutLetters(text) ? DialogTexts.LargeOffered
        : act == DialogAct.Ask ? ServiceQuestions.Answer(text, why, city) ?? DialogTexts.CannotAnswer
        : DialogTexts.Listening;

    private Task AskDropAsync(Turn turn, string form, string? lead)
    {
        turn.Dialog.Ask(Drop, form, turn.Now + AskedQuestion.AnsweredWithin);
        turn.Say(DialogTexts.After(lead, DialogTexts.AskDrop(forms[form].Title)), DialogTexts.DropChoice(form), DialogTexts.GoOnChoice);
        return Task.CompletedTask;
    }

    /// <summary>Drops the form that is named, when it is the one on top; else all goes on.</summary>
    private async Task DropAsync(Turn turn, string form)
    {
        turn.Dialog.Questions.RemoveAll(question => question.Name == Drop);
        if (form.Length > 0 && turn.Dialog.Current?.Form == form)
            await SteerAsync(turn, RepairKind.Cancel, OpenForm(turn));
        else
            turn.Say(turn.Dialog.Current is null ? DialogTexts.KeptEmpty : DialogTexts.GoOn);
    }

    /// <summary>The job a message plainly asks for, whatever is open; null when it may as well be an answer.</summary>
    private Intent? Interruption(Meaning meaning) =>
        meaning.Probability >= SureEnoughToInterrupt && routes.GetValueOrDefault(meaning.Intent) is { Interrupts: true } ? meaning.Intent : null;

    private Telling TellingOf(Intent? intent) => intent is { } known && routes.GetValueOrDefault(known) is { } route ? route.Telling : Telling.Named;

    private bool IsProblem(Intent? intent) => TellingOf(intent) == Telling.Problem;

    private bool IsQuestion(Intent? intent) => TellingOf(intent) == Telling.Question;

    /// <summary>Staff wrote last, and this asks for no other job by name.</summary>
    private bool MayAnswerStaff(Turn turn, string text) =>
        turn.Dialog.AnswerableAt(turn.Now) is not null && turn.Conversation.State == ConversationState.Assistant
        && Repair.Correction(text) is null && Repair.Addition(text) is null && CommandIn(turn, text) is null;

    /// <summary>Cancel, back, skip, restart, help.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="repair">What was said.</param>
    /// <param name="open">The form on top.</param>
    /// <param name="inWords">What is open decides what the words that steer a form mean.</param>
    private async Task<bool> SteerAsync(Turn turn, RepairKind repair, Form? open, bool inWords = false)
    {
        switch (repair)
        {
            case RepairKind.Cancel or RepairKind.Back or RepairKind.Skip or RepairKind.Restart or RepairKind.Later when inWords:
                return false;
            case RepairKind.Cancel when open is not null:
                turn.Dialog.Open.Remove(turn.Dialog.Current!);
                turn.Say(turn.Dialog.Open.Count == 0 ? DialogTexts.Cancelled : DialogTexts.CancelledOne(open.Title), turn.Dialog.Open.Count == 0
                    ? menu.Choices : []);
                return true;
            case RepairKind.Cancel when turn.Dialog.Offered.FindAll(DialogTexts.Cancels) is [var undo]:
                await InterruptAsync(turn, undo.Command, open);
                return true;
            case RepairKind.Cancel:
                turn.Say(DialogTexts.NothingToCancel, menu.Choices);
                return true;
            case RepairKind.Back when open is not null:
                await open.BackAsync(turn);
                return true;
            case RepairKind.Skip when open is not null && turn.Dialog.Current!.Asking is not null:
                await open.SkipAsync(turn);
                return true;
            case RepairKind.Skip when open is not null:
                await open.ContinueAsync(turn, DialogTexts.NothingToChange);
                return true;
            case RepairKind.Restart when open is not null:
                turn.Dialog.Open.Remove(turn.Dialog.Current!);
                await open.OpenNewAsync(turn);
                return true;
            case RepairKind.Later when open is not null:
                drafts.PutAside(turn);
                return true;
            case RepairKind.Later:
                turn.Say(DialogTexts.KeptEmpty);
                return true;
            case RepairKind.Thanks or RepairKind.AreYouHuman:
                var answer = repair == RepairKind.Thanks ? DialogTexts.Welcomed : DialogTexts.IAmAnAssistant;
                if (open is null)
                    turn.Say(answer, repair == RepairKind.Thanks ? [] : [DialogTexts.HumanChoice]);
                else
                    await open.ContinueAsync(turn, answer);
                return true;
            case RepairKind.Continue when open is not null:
                await open.ContinueAsync(turn, DialogTexts.Resume(open.Title));
                return true;
            case RepairKind.Continue:
                await drafts.ResumeAsync(turn, "");
                return true;
            case RepairKind.LargeText or RepairKind.NormalText:
                turn.Conversation.ShowLarge(repair == RepairKind.LargeText);
                turn.Say(repair == RepairKind.LargeText ? DialogTexts.LargeOn : DialogTexts.LargeOff, open is null ? Menu(turn) : []);
                await ResumeAsync(turn, open);
                return true;
            case RepairKind.Help:
                turn.Say(DialogTexts.Help(city, menu), Menu(turn));
                await ResumeAsync(turn, open);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The first capability that takes it.</summary>
    private async Task<bool> AnyAsync(Func<Capability, Task<bool>> take)
    {
        foreach (var capability in capabilities)
            if (await take(capability))
                return true;
        return false;
    }

    /// <summary>Nobody is left alone with a question that is not understood again and again; the form stays open.</summary>
    private async Task FetchPersonAsync(Turn turn, OpenForm stuck)
    {
        stuck.Misses++;
        await RunAsync(turn, DialogTexts.HumanChoice.Command);
    }

    private async Task ActAsync(Turn turn, Meaning meant, Form? open)
    {
        Intent? besides = null;
        if (open is null)
        {
            foreach (var capability in capabilities)
            {
                (meant, var offered) = capability.Reconsider(turn.Message.Text, meant, turn.Readings);
                besides ??= offered;
            }
        }

        turn.Decision.Decide(DecisionKind.Classifier, meant);
        if (routes.ContainsKey(meant.Taken))
        {
            var (first, second) = TwoMatters.In(turn.Message.Text, meant.Taken, routes, clause => turn.Readings.Of(meaning, clause));
            await InterruptAsync(turn, routes[first].Command, open);
            // Where a summary waits for its answer nothing else is offered unasked.
            if ((second ?? (PointOf(turn)?.At == OpenPoint.Summary ? null : besides)) is { } other && other != first
                && routes.GetValueOrDefault(other)?.Also is not null)
                turn.Offer(new Choice(routes[other].Also!, $"{routes[other].Command}:{turn.Message.Id:N}"));
            return;
        }

        if (meant.Taken == Intent.Greeting)
        {
            await GreetAsync(turn);
            return;
        }

        if (meant.Taken == Intent.Cancel && open is null)
        {
            await SteerAsync(turn, RepairKind.Cancel, open);
            return;
        }

        turn.Decision.Decide(DecisionKind.NotUnderstood, meant);
        if (open is not null)
            await open.ContinueAsync(turn, DialogTexts.NotUnderstood);
        else if (!turn.HasSaid)
            SayNotUnderstood(turn);
    }

    private void SayNotUnderstood(Turn turn)
    {
        turn.Dialog.Misses++;
        var text = turn.Dialog.Misses switch { 1 => DialogTexts.NotUnderstood, 2 => DialogTexts.NotUnderstoodAgain(menu), _ => DialogTexts.NotUnderstoodStill };
        turn.Say(text, Menu(turn));
    }

    /// <summary>The main menu, after what can be gone on with.</summary>
    private IReadOnlyList<Choice> Menu(Turn turn) => [.. drafts.Offer(turn.Dialog), .. menu.Choices];

    /// <summary>Does something else and comes back to the open form with one sentence that says so.</summary>
    private async Task InterruptAsync(Turn turn, string command, Form? open)
    {
        // Who asks for something else has no question to put after all.
        if (open is { AsksForQuestion: true } && turn.Dialog.Current is { } asking && !open.HoldsAnything(asking))
            turn.Dialog.Open.Remove(asking);
        var before = turn.Dialog.Current;
        questions.Forget(turn.Dialog, command);
        if (!await RunAsync(turn, command))
            turn.Say(DialogTexts.NotUnderstood, menu.Choices);
        if (turn.HasSaid && ReferenceEquals(before, turn.Dialog.Current) && !turn.IsTakenBy(before))
            await ResumeWhenAnsweredAsync(turn);
    }

    private static async Task ResumeAsync(Turn turn, Form? open)
    {
        if (open is null || turn.Conversation.State == ConversationState.WithPerson)
            return;
        turn.TurnAside();
        await open.ContinueAsync(turn, DialogTexts.Resume(open.Title));
    }

    private async Task HearPhotosAsync(Turn turn, string text)
    {
        var open = OpenForm(turn);
        if (text.Length > 0 && await TakeAnswerToStaffAsync(turn, text, open))
            return;
        if (open is not null && await open.TakePhotosAsync(turn))
            return;
        if (await AnyAsync(capability => capability.TakePhotosAsync(turn)))
            return;
        if (text.Length > 0)
            await HearAsync(turn, text);
        else
            await ResumeAsync(turn, open);
    }

    private async Task GreetAsync(Turn turn, Arrival? arrival = null)
    {
        var open = OpenForm(turn);
        if (turn.Message.Kind == MessageKind.Joined && Repair.Of(turn.Message.Text) == RepairKind.LargeText)
            turn.Conversation.ShowLarge(true);
        if (arrival?.Place is { } place)
        {
            turn.Dialog.ScannedPlace = new ScannedPlace(place, turn.Now + ScannedPlace.HereFor);
            if (open is not null && await open.TakeLocationAsync(turn, place))
                return;
        }

        if (arrival is { Command: { } command } && beginnings.Contains(command))
        {
            turn.Say(arrival.Greeting);
            await InterruptAsync(turn, command, open);
        }
        else if (open is null)
        {
            var welcome = DialogTexts.Welcome(city, menu);
            turn.Say(arrival?.Greeting ?? (turn.Message.Kind == MessageKind.Text && turn.WasJustSaid(welcome) ? DialogTexts.Hello : welcome), Menu(turn));
        }
        else
        {
            await open.ContinueAsync(turn, arrival?.Greeting ?? DialogTexts.Resume(open.Title));
        }
    }

    private bool IsAnswered(Choice choice) =>
        choice.Number is not null || choice.Command is ['=', ..] || choice == DialogTexts.MoreChoice || RepairOf(choice.Command) != RepairKind.None
        || commands.ContainsKey(choice.Command.Split(':')[0]);

    private async Task<Arrival?> ArriveAsync(Turn turn)
    {
        foreach (var capability in capabilities)
            if (await capability.ArriveAsync(turn) is { } arrival)
                return arrival;
        return null;
    }

    private async Task HearLocationAsync(Turn turn, string label)
    {
        var open = OpenForm(turn);
        if (label.Length == 0)
        {
            await ExcuseAsync(turn, DialogTexts.LocationTaken);
            return;
        }

        if (open is not null)
        {
            if (!await open.TakeLocationAsync(turn, label))
                await open.ContinueAsync(turn, DialogTexts.NoUseForLocation);
        }
        else if (!await AnyAsync(capability => capability.TakeLocationAsync(turn, label)))
        {
            await ExcuseAsync(turn, DialogTexts.LocationTaken);
        }
    }

    private async Task ExcuseAsync(Turn turn, string excuse)
    {
        if (OpenForm(turn) is { } open)
            await open.ContinueAsync(turn, excuse);
        else
            turn.Say(excuse, Menu(turn));
    }

    private Form? OpenForm(Turn turn) => turn.Dialog.Current is { } current ? forms[current.Form] : null;

    /// <summary>What a choice does; null when it depends on what is open.</summary>
    private static DialogAct? ActOf(string command) => command switch
    {
        "=yes" or "=add" => DialogAct.Confirm,
        "=change" => DialogAct.Correct,
        "=other" => DialogAct.Job,
        "cancel" => DialogAct.Cancel,
        "skip" => DialogAct.Skip,
        "later" => DialogAct.Later,
        ['=', ..] => DialogAct.Fill,
        _ => null,
    };

    private static RepairKind RepairOf(string command) => command switch
    {
        "cancel" => RepairKind.Cancel,
        "skip" => RepairKind.Skip,
        "later" => RepairKind.Later,
        "continue" => RepairKind.Continue,
        "help" => RepairKind.Help,
        _ => RepairKind.None,
    };
}
