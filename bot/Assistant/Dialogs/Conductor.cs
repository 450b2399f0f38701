using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// Decides what a message means, in this order: danger; a person holds the conversation; a tapped or named choice;
/// manners; the open form; fixed phrases; the classifier. Each decision is a few lines, so that any turn can be explained.
/// </summary>
public sealed class Conductor
{
    /// <summary>From here on another intent interrupts an open form.</summary>
    private const double SureEnoughToInterrupt = 0.7;

    /// <summary>Below this the assistant says that it did not understand.</summary>
    private const double SureEnoughToAct = 0.35;

    /// <summary>From here on a clause of its own makes a second matter.</summary>
    private const double SureOfClause = 0.8;

    /// <summary>Letters of a clause that can be a matter of its own.</summary>
    private const int ClauseTells = 5;

    /// <summary>A message of more clauses is a story; its parts belong to it.</summary>
    private const int ClausesLookedAt = 5;

    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '？', '?', '！', '!', '\n', ' '];

    /// <summary>After so many answers in a row that were not understood a person is called.</summary>
    private const int FetchPersonAfter = 4;

    private readonly CityOptions city;
    private readonly IntentClassifier classifier;
    private readonly IReadOnlyList<Capability> capabilities;
    private readonly Dictionary<string, CommandHandler> commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Form> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<Intent, string> intents = [];

    public Conductor(CityOptions city, IntentClassifier classifier, IEnumerable<Capability> capabilities)
    {
        this.city = city;
        this.classifier = classifier;
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

        commands.Add("draft.resume", ResumeKeptAsync);
        commands.Add("draft.new", BeginAnewAsync);
    }

    /// <summary>Title of the form that is being filled and holds something; null when there is none.</summary>
    public string? TitleOf(DialogState dialog) =>
        dialog.Current is { } current && forms.TryGetValue(current.Form, out var form) && form.HoldsAnything(current) ? form.Title : null;

    public async Task AnswerAsync(Turn turn)
    {
        await HearAsync(turn);
        turn.Conversation.Remind(city.RemindAfter > TimeSpan.Zero && TitleOf(turn.Dialog) is not null ? FormReminder.Due(turn.Now, city.RemindAfter) : null);
    }

    private async Task HearAsync(Turn turn)
    {
        var text = turn.Message.Text;
        Drafts.Sort(turn.Dialog, forms, turn.Now);
        var warning = DangerWords.Answer(text, city.Hotlines);
        if (warning is not null)
            turn.Say(warning, Menu(turn));
        if (turn.Conversation.Holder == Holder.Person || (warning is not null && IsCryForHelp(text)))
            return;
        if (text.Length >= Inbox.TextLimit)
            turn.Say(DialogTexts.TooLong);
        var depth = turn.Dialog.Open.Count;
        await (turn.Message.Kind switch
        {
            MessageKind.Text => HearAsync(turn, text),
            MessageKind.Photo => HearPhotosAsync(turn, text),
            MessageKind.Joined => GreetAsync(turn),
            MessageKind.Voice => ExcuseAsync(turn, DialogTexts.VoiceUnread),
            MessageKind.Location => HearLocationAsync(turn, text),
            MessageKind.Unreadable => ExcuseAsync(turn, DialogTexts.StickerUnread),
        });
        if (turn.Dialog.Open.Count < depth)
            await ResumeAsync(turn, OpenForm(turn));
        else if (turn.Dialog.Current is { Misses: FetchPersonAfter } stuck)
            await FetchPersonAsync(turn, stuck);
    }

    /// <summary>A short message about danger is answered with the number to call and nothing that distracts from it.</summary>
    private bool IsCryForHelp(string text) => text.Length <= 25 && classifier.Classify(text).Intent != Intent.Legal;

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
        if (picked == DialogTexts.MoreChoice)
        {
            turn.Say(DialogTexts.WhichOfTheseMore, [.. turn.Dialog.HeldBack]);
            return;
        }

        if (await SteerAsync(turn, picked is null ? Manners.Of(text) : MannerOf(picked.Command), open))
            return;
        if (picked is not null && !picked.Command.StartsWith('='))
        {
            await InterruptAsync(turn, picked.Command, open);
            return;
        }

        if (picked is null && phrase is not null)
        {
            await InterruptAsync(turn, phrase, open);
            return;
        }

        var value = picked?.Command[1..];
        if (value is null && Manners.Correction(text) is { } corrected && await CorrectAsync(turn, open, corrected))
            return;
        if (open is null && Manners.Addition(text) is { } more && await AnyAsync(capability => capability.AddAsync(turn, more)))
            return;
        var meaning = classifier.Classify(text);
        if (open is not null && await open.HearAsync(turn, new Heard(text, value), Interruption(meaning)))
            return;
        await ActAsync(turn, meaning, open);
    }

    /// <summary>The job a message plainly asks for, whatever is open; null when it may as well be an answer.</summary>
    private static Intent? Interruption(Meaning meaning) =>
        meaning.Probability >= SureEnoughToInterrupt
        && meaning.Intent is Intent.Complaint or Intent.Legal or Intent.Appointment or Intent.Lecture or Intent.CaseStatus or Intent.MyBookings or Intent.Human
            ? meaning.Intent
            : null;

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
            case Manner.Restart when open is not null:
                turn.Dialog.Open.Remove(turn.Dialog.Current!);
                await open.OpenNewAsync(turn);
                return true;
            case Manner.Later when open is not null:
                PutAside(turn, open);
                return true;
            case Manner.Continue when open is not null:
                await open.ContinueAsync(turn, DialogTexts.Resume(open.Title));
                return true;
            case Manner.Continue:
                await ResumeKeptAsync(turn, "");
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

    /// <summary>Keeps the form that is being filled for another time.</summary>
    private static void PutAside(Turn turn, Form open)
    {
        var current = turn.Dialog.Current!;
        if (open.HoldsAnything(current))
        {
            Drafts.Keep(turn.Dialog, current, turn.Now);
            turn.Say(DialogTexts.Kept(open.Title));
        }
        else
        {
            turn.Dialog.Open.Remove(current);
            turn.Say(DialogTexts.KeptEmpty);
        }
    }

    private async Task ResumeKeptAsync(Turn turn, string name)
    {
        if (Drafts.Resume(turn, forms, name) is { } form)
            await form.ContinueAsync(turn, DialogTexts.Resume(form.Title));
        else
            turn.Say(DialogTexts.NothingKept, DialogTexts.Menu);
    }

    private async Task BeginAnewAsync(Turn turn, string name)
    {
        if (!forms.TryGetValue(name, out var form))
            return;
        turn.Dialog.Kept.RemoveAll(kept => kept.Form == name);
        await form.OpenNewAsync(turn);
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

    private async Task ActAsync(Turn turn, Meaning meaning, Form? open)
    {
        if (meaning.Probability >= SureEnoughToAct && intents.TryGetValue(meaning.Intent, out var command))
        {
            var (first, second) = Two(turn.Message.Text, meaning.Intent);
            await InterruptAsync(turn, first == meaning.Intent ? command : intents[first], open);
            if (second is { } other)
                turn.Offer(new Choice(other == Intent.Legal ? DialogTexts.AlsoLegal : DialogTexts.AlsoComplaint, $"{intents[other]}:{turn.Message.Id:N}"));
        }
        else if (meaning.Intent == Intent.Greeting && meaning.Probability >= SureEnoughToAct)
            await GreetAsync(turn);
        else if (open is not null)
            await open.ContinueAsync(turn, DialogTexts.NotUnderstood);
        else if (!turn.HasSaid)
            SayNotUnderstood(turn);
    }

    /// <summary>
    /// A message may be two: "物业不管漏水，我能不能不交物业费". The first answer serves one, the question where it ends
    /// with one, and offers the other.
    /// </summary>
    private (Intent First, Intent? Second) Two(string text, Intent whole)
    {
        var clauses = text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (whole is not (Intent.Complaint or Intent.Legal) || clauses.Length is < 2 or > ClausesLookedAt)
            return (whole, null);
        var meant = clauses.Where(clause => clause.Length >= ClauseTells).Select(classifier.Classify).Where(meaning => meaning.Probability >= SureOfClause).Select(meaning => meaning.Intent).ToList();
        if (!meant.Contains(whole == Intent.Legal ? Intent.Complaint : Intent.Legal))
            return (whole, null);
        return meant[^1] == Intent.Legal ? (Intent.Legal, Intent.Complaint) : (whole, whole == Intent.Legal ? Intent.Complaint : Intent.Legal);
    }

    private void SayNotUnderstood(Turn turn)
    {
        turn.Dialog.Misses++;
        turn.Say(turn.Dialog.Misses switch { 1 => DialogTexts.NotUnderstood, 2 => DialogTexts.NotUnderstoodAgain, _ => DialogTexts.NotUnderstoodStill }, Menu(turn));
    }

    /// <summary>The main menu, after what can be gone on with.</summary>
    private IReadOnlyList<Choice> Menu(Turn turn) => [.. Drafts.Offer(turn.Dialog, forms), .. DialogTexts.Menu];

    /// <summary>Does something else and comes back to the open form with one sentence that says so.</summary>
    private async Task InterruptAsync(Turn turn, string command, Form? open)
    {
        var before = turn.Dialog.Current;
        if (!await RunAsync(turn, command))
            turn.Say(DialogTexts.NotUnderstood, DialogTexts.Menu);
        if (ReferenceEquals(before, turn.Dialog.Current))
            await ResumeAsync(turn, open);
    }

    private static async Task ResumeAsync(Turn turn, Form? open)
    {
        if (open is null || turn.Conversation.Holder == Holder.Person)
            return;
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

    private async Task GreetAsync(Turn turn)
    {
        var open = OpenForm(turn);
        if (turn.Message.Kind == MessageKind.Joined && Manners.Of(turn.Message.Text) == Manner.LargeText)
            turn.Conversation.ShowLarge(true);
        if (open is null)
            turn.Say(DialogTexts.Welcome(city), Menu(turn));
        else
            await ResumeAsync(turn, open);
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
            if (!await open.TakeLocationAsync(turn))
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
