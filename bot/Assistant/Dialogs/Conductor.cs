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

    private readonly CityOptions city;
    private readonly LearnIntents classifier;
    private readonly IReadOnlyList<Capability> capabilities;
    private readonly Dictionary<string, CommandHandler> commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Form> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<Intent, string> intents = [];

    public Conductor(CityOptions city, LearnIntents classifier, IEnumerable<Capability> capabilities)
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
    }

    public async Task AnswerAsync(Turn turn)
    {
        var text = turn.Message.Text;
        var warning = DangerWords.Answer(text, city.Hotlines);
        if (warning is not null)
            turn.Say(warning, DialogTexts.Menu);
        turn.Understood.Danger = warning is not null;
        turn.Understood.Took(turn.Conversation.Holder == Holder.Person ? Way.Person : warning is not null && IsCryForHelp(text) ? Way.Danger : Way.NoText);
        if (turn.Understood.Way is Way.Person or Way.Danger)
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
            MessageKind.Location => ExcuseAsync(turn, text.Length > 0 ? $"{DialogTexts.LocationTaken}\n（{text}）" : DialogTexts.LocationTaken),
            MessageKind.Unreadable => ExcuseAsync(turn, DialogTexts.StickerUnread),
        });
        if (turn.Dialog.Open.Count < depth)
            await ResumeAsync(turn, OpenForm(turn));
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
        var picked = Manners.Pick(text, turn.Dialog.Offered) ?? (phrase is null ? Manners.PickLoosely(text, turn.Dialog.Offered) : null);
        var open = OpenForm(turn);
        turn.Understood.Took(picked is null ? Way.Manner : Way.Choice, choice: picked?.Label);
        if (await SteerAsync(turn, picked is null ? Manners.Of(text) : MannerOf(picked.Command), open))
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

        var value = picked?.Command[1..];
        if (picked is null)
            turn.Understood.Took(Way.Correction);
        if (open is not null && value is null && Manners.Correction(text) is { } corrected && await open.CorrectAsync(turn, corrected))
            return;
        var meaning = classifier.Classify(text);
        if (picked is null)
            turn.Understood.Took(Way.Form, meaning);
        if (open is not null && await open.HearAsync(turn, new Heard(text, value), Interruption(meaning)))
            return;
        await ActAsync(turn, meaning, open);
    }

    /// <summary>The job a message plainly asks for, whatever is open; null when it may as well be an answer.</summary>
    private static Intent? Interruption(Meaning meaning) =>
        meaning.Probability >= SureEnoughToInterrupt
        && meaning.Intent is Intent.Legal or Intent.Appointment or Intent.Lecture or Intent.CaseStatus or Intent.MyBookings or Intent.Human
            ? meaning.Intent
            : null;

    /// <summary>Cancel, back, skip, restart, help.</summary>
    private async Task<bool> SteerAsync(Turn turn, Manner manner, Form? open)
    {
        switch (manner)
        {
            case Manner.Cancel when open is not null:
                turn.Dialog.Open.RemoveAll(form => form.Form == open.Name);
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
                turn.Dialog.Open.Add(new OpenForm { Form = open.Name, Version = open.Version });
                await open.ContinueAsync(turn);
                return true;
            case Manner.Help:
                turn.Say(DialogTexts.Help(city), DialogTexts.Menu);
                await ResumeAsync(turn, open);
                return true;
            default:
                return false;
        }
    }

    private async Task ActAsync(Turn turn, Meaning meaning, Form? open)
    {
        turn.Understood.Took(Way.Classifier, meaning);
        if (intents.TryGetValue(meaning.Taken, out var command))
        {
            await InterruptAsync(turn, command, open);
            return;
        }

        if (meaning.Taken == Intent.Greeting)
        {
            await GreetAsync(turn);
            return;
        }

        turn.Understood.Took(Way.NotUnderstood, meaning);
        if (turn.HasSaid && open is null)
            return;
        turn.Say(DialogTexts.NotUnderstood, DialogTexts.Menu);
        await ResumeAsync(turn, open);
    }

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
        turn.Say(DialogTexts.Resume(open.Title));
        await open.ContinueAsync(turn);
    }

    private async Task HearPhotosAsync(Turn turn, string text)
    {
        var open = OpenForm(turn);
        if (open is not null && await open.TakePhotosAsync(turn))
            return;
        foreach (var capability in capabilities)
            if (await capability.TakePhotosAsync(turn))
                return;
        if (text.Length > 0)
            await HearAsync(turn, text);
        else
            await ResumeAsync(turn, open);
    }

    private async Task GreetAsync(Turn turn)
    {
        var open = OpenForm(turn);
        if (open is null)
            turn.Say(DialogTexts.Welcome(city), DialogTexts.Menu);
        else
            await ResumeAsync(turn, open);
    }

    private async Task ExcuseAsync(Turn turn, string excuse)
    {
        var open = OpenForm(turn);
        turn.Say(excuse, open is null ? DialogTexts.Menu : []);
        if (open is not null)
            await open.ContinueAsync(turn);
    }

    /// <summary>The form being filled; one that this version no longer has counts as none.</summary>
    private Form? OpenForm(Turn turn) => turn.Dialog.Current is { } current ? forms.GetValueOrDefault(current.Form) : null;

    private static Manner MannerOf(string command) => command switch
    {
        "cancel" => Manner.Cancel,
        "skip" => Manner.Skip,
        "help" => Manner.Help,
        _ => Manner.None,
    };
}
