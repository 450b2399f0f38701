using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Scenes;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// Decides what a message means, in this order: danger; a person holds the conversation; a tapped or named choice;
/// manners; the open form; fixed phrases; the classifier. Each decision is a few lines, so that any turn can be explained.
/// </summary>
public sealed class Conductor
{
    /// <summary>From here on another intent interrupts an open form.</summary>
    private const double SureEnoughToInterrupt = 0.7;

    /// <summary>After so many answers in a row that were not understood a person is called.</summary>
    private const int FetchPersonAfter = 4;

    private readonly CityOptions city;
    private readonly Reader<Meaning> meaning;
    private readonly IReadOnlyList<Capability> capabilities;
    private readonly Dictionary<string, CommandHandler> commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Form> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<Intent, string> intents = [];
    private readonly AnswerDanger safety;
    private readonly Drafts drafts;

    public Conductor(CityOptions city, LearnIntents classifier, AnswerDanger safety, IEnumerable<Capability> capabilities)
    {
        this.safety = safety;
        this.city = city;
        meaning = new Reader<Meaning>((text, _) => classifier.Classify(text));
        this.capabilities = [.. capabilities];
        foreach (var capability in this.capabilities)
        {
            foreach (var (name, handler) in capability.Commands)
                commands.Add(name, handler);
            foreach (var form in capability.Forms)
                forms.Add(form.Name, form);
            foreach (var (phrase, command) in capability.Phrases)
                phrases.Add(Manners.Plain(phrase), command);
            foreach (var (intent, command) in capability.Intents)
                intents.Add(intent, command);
        }

        drafts = new Drafts(forms);
        commands.Add("draft.resume", drafts.ResumeAsync);
        commands.Add("draft.new", drafts.BeginAnewAsync);
    }

    /// <inheritdoc cref="Drafts.TitleOf"/>
    public string? TitleOf(DialogState dialog) => drafts.TitleOf(dialog);

    /// <summary>What a scan may begin: the commands of fixed phrases, which need no words of hers.</summary>
    public IReadOnlyList<string> Beginnings => [.. phrases.Values.Distinct().Order(StringComparer.Ordinal)];

    public bool Begins(string command) => phrases.ContainsValue(command);

    /// <summary>Reads a message before its turn: all that takes time and needs no database.</summary>
    public Readings Read(string text, DateTimeOffset now)
    {
        var readings = new Readings(now);
        if (text.Length == 0)
            return readings;
        safety.Read(readings, text);
        var meant = readings.Of(meaning, text);
        TwoMatters.In(text, meant.Taken, clause => readings.Of(meaning, clause));
        foreach (var capability in capabilities)
            capability.Read(readings, text, meant);
        return readings;
    }

    public async Task AnswerAsync(Turn turn)
    {
        var missed = turn.Dialog.Misses;
        await HearAsync(turn);
        if (turn.Dialog.Misses == missed)
            turn.Dialog.Misses = 0;
        turn.Conversation.Remind(city.RemindAfter > TimeSpan.Zero && TitleOf(turn.Dialog) is not null ? FormReminder.Due(turn.Now, city.RemindAfter) : null);
    }

    private async Task HearAsync(Turn turn)
    {
        var text = turn.Message.Text;
        drafts.Sort(turn.Dialog, turn.Now);
        var scene = await ScanScene.CountAsync(turn);
        var isCounted = CanTellDanger(turn, text);
        var danger = isCounted ? AnswerDanger.Again(turn, text) ?? safety.Read(turn.Readings, text) : null;
        if (isCounted && await AnswerDanger.HearAnswerAsync(turn, text, danger))
            return;
        if (danger is { Now: true } && !AnswerDanger.IsPlace(turn, danger, text))
        {
            await safety.NowAsync(turn, danger);
            return;
        }

        turn.Understood.Took(turn.Conversation.Holder == Holder.Person ? Way.Person : Way.NoText);
        if (turn.Understood.Way == Way.Person)
            return;
        if (text.Length >= Inbox.TextLimit)
            turn.Say(DialogTexts.TooLong);
        var depth = turn.Dialog.Open.Count;
        await (turn.Message.Kind switch
        {
            MessageKind.Text => HearAsync(turn, text),
            MessageKind.Photo => HearPhotosAsync(turn, text),
            MessageKind.Joined => GreetAsync(turn, scene),
            MessageKind.Voice => ExcuseAsync(turn, DialogTexts.VoiceUnread),
            MessageKind.Location => HearLocationAsync(turn, text),
            MessageKind.Unreadable => ExcuseAsync(turn, DialogTexts.StickerUnread),
        });
        if (turn.Dialog.Open.Count < depth)
            await ResumeAsync(turn, OpenForm(turn));
        else if (turn.Dialog.Current is { Misses: FetchPersonAfter } stuck)
            await FetchPersonAsync(turn, stuck);
        if (danger is { Now: false })
            safety.Quietly(turn, danger);
    }

    /// <summary>A tapped choice, a fixed phrase and a place that was sent are no cry for help, whatever words they are made of.</summary>
    private bool CanTellDanger(Turn turn, string text) =>
        text.Length > 0 && turn.Message.Kind is MessageKind.Text or MessageKind.Photo or MessageKind.Voice
        && Manners.Pick(text, turn.Dialog.Offered) is null && Manners.Of(text) == Manner.None
        && !phrases.ContainsKey(Manners.Plain(text));

    /// <summary>Where the danger is, when that was asked, and nothing else is plainly meant.</summary>
    private async Task<bool> HearPlaceOfDangerAsync(Turn turn, string text) =>
        turn.Dialog.DangerAt(turn.Now) is { AsksWhere: true }
        && Interruption(turn.Readings.Of(meaning, text)) is null or Intent.Complaint && await safety.HearPlaceAsync(turn, text);

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

        phrases.TryGetValue(Manners.Plain(text), out var phrase);
        var picked = turn.Dialog.Pick(text, loosely: phrase is null);
        var open = OpenForm(turn);
        turn.Understood.Took(picked is null ? Way.Manner : Way.Choice, choice: picked?.Label);
        if (picked == DialogTexts.MoreChoice)
        {
            turn.Say(DialogTexts.WhichOfTheseMore, [.. turn.Dialog.HeldBack]);
            return;
        }

        if (await SteerAsync(turn, picked is null ? Manners.Of(text) : MannerOf(picked.Command), open))
            return;
        var isFree = picked is null && phrase is null && open is null;
        if (isFree && IsAnswerToStaff(turn, text) && await AnyAsync(capability => capability.TakeAnswerAsync(turn, text)))
            return;
        if (picked is not null && !picked.Command.StartsWith('='))
        {
            await InterruptAsync(turn, picked.Command, open);
            return;
        }

        if (picked is null && phrase is not null)
        {
            turn.Understood.Took(Way.Phrase);
            await InterruptAsync(turn, phrase, open);
            return;
        }

        if (picked is null && await HearPlaceOfDangerAsync(turn, text))
            return;
        var value = picked?.Command[1..];
        if (open is null && value is null && Manners.IsYes(text))
        {
            turn.Say(DialogTexts.KeptEmpty);
            return;
        }

        if (picked is null)
            turn.Understood.Took(Way.Correction);
        if (value is null && Manners.Correction(text) is { } corrected && await CorrectAsync(turn, open, corrected))
            return;
        if (open is null && Manners.Addition(text) is { } more && await AnyAsync(capability => capability.AddAsync(turn, more)))
            return;
        var meant = turn.Readings.Of(meaning, text);
        if (picked is null)
            turn.Understood.Took(Way.Form, meant);
        if (open is not null && await open.HearAsync(turn, new Heard(text, value), Interruption(meant)))
            return;
        await ActAsync(turn, meant, open);
    }

    /// <summary>The job a message plainly asks for, whatever is open; null when it may as well be an answer.</summary>
    private static Intent? Interruption(Meaning meaning) =>
        meaning.Probability >= SureEnoughToInterrupt
        && meaning.Intent is Intent.Complaint or Intent.Legal or Intent.Appointment or Intent.Lecture or Intent.CaseStatus or Intent.MyBookings or Intent.Human
            ? meaning.Intent
            : null;

    /// <summary>Staff wrote last, and this asks for no other job; what may be a legal matter is not for them.</summary>
    private bool IsAnswerToStaff(Turn turn, string text) =>
        turn.Dialog.AnswerableAt(turn.Now) is not null && turn.Conversation.Holder == Holder.Assistant
        && Manners.Correction(text) is null && Manners.Addition(text) is null
        && turn.Readings.Of(meaning, text)
            is { Taken: Intent.Other, Intent: not (Intent.Legal or Intent.Human) } or { Intent: Intent.Complaint, Probability: < SureEnoughToInterrupt };

    /// <summary>Cancel, back, skip, restart, help.</summary>
    private async Task<bool> SteerAsync(Turn turn, Manner manner, Form? open)
    {
        switch (manner)
        {
            case Manner.Cancel when open is not null:
                turn.Dialog.Open.Remove(turn.Dialog.Current!);
                turn.Say(DialogTexts.Cancelled, turn.Dialog.Open.Count == 0 ? DialogTexts.Menu : []);
                return true;
            case Manner.Cancel:
                turn.Say(DialogTexts.NothingToCancel, DialogTexts.Menu);
                return true;
            case Manner.Back when open is not null:
                await open.BackAsync(turn);
                return true;
            case Manner.Skip when open is not null && turn.Dialog.Current!.Asking is not null:
                await open.SkipAsync(turn);
                return true;
            case Manner.Skip when open is not null:
                await open.ContinueAsync(turn, DialogTexts.NothingToChange);
                return true;
            case Manner.Restart when open is not null:
                turn.Dialog.Open.Remove(turn.Dialog.Current!);
                await open.OpenNewAsync(turn);
                return true;
            case Manner.Later when open is not null:
                drafts.PutAside(turn);
                return true;
            case Manner.Later:
                turn.Say(DialogTexts.KeptEmpty);
                return true;
            case Manner.Thanks or Manner.AreYouHuman:
                var answer = manner == Manner.Thanks ? DialogTexts.Welcomed : DialogTexts.IAmAnAssistant;
                if (open is null)
                    turn.Say(answer, manner == Manner.Thanks ? [] : [DialogTexts.HumanChoice]);
                else
                    await open.ContinueAsync(turn, answer);
                return true;
            case Manner.Continue when open is not null:
                await open.ContinueAsync(turn, DialogTexts.Resume(open.Title));
                return true;
            case Manner.Continue:
                await drafts.ResumeAsync(turn, "");
                return true;
            case Manner.LargeText or Manner.NormalText:
                turn.Conversation.ShowLarge(manner == Manner.LargeText);
                turn.Say(manner == Manner.LargeText ? DialogTexts.LargeOn : DialogTexts.LargeOff, open is null ? Menu(turn) : []);
                await ResumeAsync(turn, open);
                return true;
            case Manner.Help:
                turn.Say(DialogTexts.Help(city), Menu(turn));
                await ResumeAsync(turn, open);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A correction goes to the open form, or to what was done last.</summary>
    private async Task<bool> CorrectAsync(Turn turn, Form? open, string text) =>
        open is not null ? await open.CorrectAsync(turn, text) : await AnyAsync(capability => capability.CorrectAsync(turn, text));

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
        turn.Understood.Took(Way.Classifier, meant);
        if (intents.TryGetValue(meant.Taken, out var command))
        {
            var (first, second) = TwoMatters.In(turn.Message.Text, meant.Taken, clause => turn.Readings.Of(meaning, clause));
            await InterruptAsync(turn, first == meant.Taken ? command : intents[first], open);
            if (second is { } other)
                turn.Offer(new Choice(other == Intent.Legal ? DialogTexts.AlsoLegal : DialogTexts.AlsoComplaint, $"{intents[other]}:{turn.Message.Id:N}"));
            return;
        }

        if (meant.Taken == Intent.Greeting)
        {
            await GreetAsync(turn);
            return;
        }

        if (meant.Taken == Intent.Cancel)
        {
            await SteerAsync(turn, Manner.Cancel, open);
            return;
        }

        turn.Understood.Took(Way.NotUnderstood, meant);
        if (open is not null)
            await open.ContinueAsync(turn, DialogTexts.NotUnderstood);
        else if (!turn.HasSaid)
            SayNotUnderstood(turn);
    }

    private void SayNotUnderstood(Turn turn)
    {
        turn.Dialog.Misses++;
        turn.Say(turn.Dialog.Misses switch { 1 => DialogTexts.NotUnderstood, 2 => DialogTexts.NotUnderstoodAgain, _ => DialogTexts.NotUnderstoodStill }, Menu(turn));
    }

    /// <summary>The main menu, after what can be gone on with.</summary>
    private IReadOnlyList<Choice> Menu(Turn turn) => [.. drafts.Offer(turn.Dialog), .. DialogTexts.Menu];

    /// <summary>Does something else and comes back to the open form with one sentence that says so.</summary>
    private async Task InterruptAsync(Turn turn, string command, Form? open)
    {
        var before = turn.Dialog.Current;
        if (!await RunAsync(turn, command))
            turn.Say(DialogTexts.NotUnderstood, DialogTexts.Menu);
        if (turn.HasSaid && ReferenceEquals(before, turn.Dialog.Current))
            await ResumeAsync(turn, open);
    }

    private static async Task ResumeAsync(Turn turn, Form? open)
    {
        if (open is null || turn.Conversation.Holder == Holder.Person)
            return;
        turn.TurnAside();
        await open.ContinueAsync(turn, DialogTexts.Resume(open.Title));
    }

    private async Task HearPhotosAsync(Turn turn, string text)
    {
        var open = OpenForm(turn);
        if (open is not null && await open.TakePhotosAsync(turn))
            return;
        if (await AnyAsync(capability => capability.TakePhotosAsync(turn)))
            return;
        if (text.Length > 0)
            await HearAsync(turn, text);
        else
            await ResumeAsync(turn, open);
    }

    private async Task GreetAsync(Turn turn, Scene? scene = null)
    {
        var open = OpenForm(turn);
        if (turn.Message.Kind == MessageKind.Joined && Manners.Of(turn.Message.Text) == Manner.LargeText)
            turn.Conversation.ShowLarge(true);
        if (scene is { Kind: SceneKind.Doorplate, Subject: { } place })
        {
            turn.Dialog.Here = new Here(place, turn.Now + ScanScene.HereFor);
            if (open is not null && await open.TakeLocationAsync(turn, place))
                return;
        }

        var greeting = scene is null ? null : await ScanScene.GreetingAsync(turn, scene, city);
        if (scene is { Kind: SceneKind.Campaign, Subject: { } command } && Begins(command))
        {
            turn.Say(greeting!);
            await InterruptAsync(turn, command, open);
        }
        else if (open is null)
        {
            turn.Say(greeting ?? DialogTexts.Welcome(city), Menu(turn));
        }
        else
        {
            await open.ContinueAsync(turn, greeting ?? DialogTexts.Resume(open.Title));
        }
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

    private static Manner MannerOf(string command) => command switch
    {
        "cancel" => Manner.Cancel,
        "skip" => Manner.Skip,
        "later" => Manner.Later,
        "continue" => Manner.Continue,
        "help" => Manner.Help,
        _ => Manner.None,
    };
}
