using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>One job the assistant can do: its commands, forms, phrases and the intents it answers. Declared once, in its own folder.</summary>
public abstract class Capability
{
    /// <summary>Commands by name, e.g. <c>case.status</c>; buttons and menus send them as <c>case.status</c> or <c>case.rate:argument</c>.</summary>
    public abstract IReadOnlyDictionary<string, CommandHandler> Commands { get; }

    public virtual IReadOnlyList<Form> Forms => [];

    /// <summary>What it asks outside a form.</summary>
    public virtual IReadOnlyList<AskedQuestion> Questions => [];

    /// <summary>Fixed phrases that mean a command, compared without punctuation.</summary>
    public virtual IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>();

    /// <summary>What a scan may begin: the commands of fixed phrases, which need no words of the resident.</summary>
    public static IReadOnlyList<string> Beginnings(IEnumerable<Capability> capabilities) =>
        [.. capabilities.SelectMany(capability => capability.Phrases.Values).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The command that words plainly ask for beyond the fixed phrases, whatever else they seem to mean; null when they ask for none.</summary>
    /// <param name="text">The words.</param>
    /// <param name="now">When they are read.</param>
    public virtual string? CommandIn(string text, DateTimeOffset now) => null;

    /// <summary>Says something that needs nothing else.</summary>
    protected static Task Say(Turn turn, string text)
    {
        turn.Say(text);
        return Task.CompletedTask;
    }

    /// <summary>The intents it answers.</summary>
    public virtual IReadOnlyList<IntentRoute> Intents => [];

    /// <summary>What the resident came in by, when it is this capability's; null when it is not.</summary>
    public virtual Task<Arrival?> ArriveAsync(Turn turn) => Task.FromResult<Arrival?>(null);

    /// <summary>Makes ready, before the first message, what would keep it waiting. May be called again.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>
    /// Reads ahead what the turn will want to know of a message's words, so that no other turn waits for it. What is not read here is
    /// read in the turn.
    /// </summary>
    /// <param name="readings">Where it is kept.</param>
    /// <param name="text">The message.</param>
    /// <param name="meant">What it means when nothing is open.</param>
    public virtual void Read(Readings readings, string text, Meaning meant)
    {
    }

    /// <summary>What a message means that begins something, when this capability knows more than its words tell.</summary>
    /// <param name="text">The message.</param>
    /// <param name="meant">What its words mean; given back unless the capability knows better.</param>
    /// <param name="readings">Where readings are kept.</param>
    /// <returns>What it means, and what is offered besides; null when nothing is.</returns>
    public virtual (Meaning Meant, Intent? Besides) Reconsider(string text, Meaning meant, Readings readings) => (meant, null);

    /// <summary>A line that asks something of what this capability answered before.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="text">The line.</param>
    /// <param name="isQuestion">A form is open, and the line is a question to it.</param>
    /// <returns>True when the capability answered it.</returns>
    public virtual Task<bool> FollowUpAsync(Turn turn, string text, bool isQuestion) => Task.FromResult(false);

    /// <summary>Photos that came while no form wanted them.</summary>
    /// <returns>True when the capability took them and said so.</returns>
    public virtual Task<bool> TakePhotosAsync(Turn turn) => Task.FromResult(false);

    /// <summary>A location that came while no form was open.</summary>
    /// <returns>True when the capability took it and said so.</returns>
    public virtual Task<bool> TakeLocationAsync(Turn turn, string label) => Task.FromResult(false);

    /// <summary>"不对，是5号楼" said after all was done.</summary>
    /// <returns>True when the capability changed something and said so.</returns>
    public virtual Task<bool> CorrectAsync(Turn turn, string text) => Task.FromResult(false);

    /// <summary>Something said after staff wrote (<see cref="DialogState.Answerables"/>) that asks for no other job by name.</summary>
    /// <returns>True when the capability took it and said so.</returns>
    public virtual Task<bool> TakeAnswerAsync(Turn turn, string text, Meaning meant) => Task.FromResult(false);

    /// <summary>"补充一下，……" said after all was done.</summary>
    /// <returns>True when the capability took it and said so.</returns>
    public virtual Task<bool> AddAsync(Turn turn, string text) => Task.FromResult(false);
}
