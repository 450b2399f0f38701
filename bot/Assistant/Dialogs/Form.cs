using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A question with the answers that can be tapped.</summary>
public sealed record Prompt(string Text, params IReadOnlyList<Choice> Choices);

/// <summary>What a slot made of an answer.</summary>
public abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>The draft now holds the answer.</summary>
    public sealed record Filled : Reading;

    /// <summary>The answer says nothing about this slot.</summary>
    public sealed record Unclear : Reading;

    /// <summary>The answer is understood and cannot be taken.</summary>
    /// <param name="Why">One sentence for the resident.</param>
    public sealed record Refused(string Why) : Reading;

    /// <summary>The answer may mean several things: ask back with these.</summary>
    public sealed record Ambiguous(Prompt Which) : Reading;

    public static Reading Of(bool understood) => understood ? new Filled() : new Unclear();
}

/// <summary>An answer as the slot hears it.</summary>
/// <param name="Text">What was written, trimmed.</param>
/// <param name="Picked">The value of the choice that was tapped or named; null when it was free text.</param>
/// <param name="Surely">It is an answer to this question; else only what is plainly one counts.</param>
public sealed record Heard(string Text, string? Picked, bool Surely = true);

/// <summary>One thing a form needs to know (槽位).</summary>
public sealed class Slot<TDraft>
{
    public required string Name { get; init; }

    public required Func<TDraft, bool> IsFilled { get; init; }

    /// <summary>The question; may read the database for its choices, whose commands are <c>=value</c>.</summary>
    public required Func<Turn, TDraft, Task<Prompt>> Ask { get; init; }

    /// <summary>Puts an answer to this slot's question into the draft.</summary>
    public required Func<Turn, TDraft, Heard, Task<Reading>> Read { get; init; }

    /// <summary>Finds this slot's value in something said about anything; used for corrections. Null: cannot be told apart.</summary>
    public Func<Turn, TDraft, string, Task<bool>>? Notice { get; init; }

    /// <summary>A question that is easier to answer, asked after three answers that were not understood; null: the same question.</summary>
    public Func<Turn, TDraft, Task<Prompt>>? Simpler { get; init; }

    public required Action<TDraft> Clear { get; init; }

    /// <summary>Whether the question arises at all, given the answers before; it is passed over when not.</summary>
    public Func<TDraft, bool> Applies { get; init; } = _ => true;

    /// <summary>没有 is an answer here, none, and no wish to skip.</summary>
    public bool MayBeNone { get; init; }

    /// <summary>May be left empty by 跳过.</summary>
    public bool Optional { get; init; }

    /// <summary>Never asked; taken when residents say it, e.g. a telephone number.</summary>
    public bool Volunteered { get; init; }

    /// <summary>Why it is asked, in a sentence for the resident.</summary>
    public string? Why { get; init; }

    /// <summary>What residents call it when they want to change it: 时间, 地点.</summary>
    public IReadOnlyList<string> Called { get; init; } = [];

    /// <summary>Takes what residents tell in their own words: a legal matter told here is an answer, not a question of its own.</summary>
    public bool FreeText { get; init; }
}

/// <summary>A form as the conductor sees it, whatever its draft.</summary>
public abstract class Form
{
    /// <summary>Stored with drafts: never reuse a name for another form.</summary>
    public abstract string Name { get; }

    /// <summary>What the resident calls it, e.g. 反映问题.</summary>
    public abstract string Title { get; }

    /// <summary>Raise when slots change; older drafts are read as far as they fit.</summary>
    public virtual int Version => 1;

    /// <summary>Opens an empty form on top of what is open.</summary>
    public abstract Task OpenNewAsync(Turn turn);

    /// <summary>Asks the next open question again, or shows the summary.</summary>
    /// <param name="lead">A sentence to say before it in the same breath, e.g. that something else is done now.</param>
    public abstract Task ContinueAsync(Turn turn, string? lead = null);

    /// <summary>Puts an answer into the form that is open on top.</summary>
    /// <param name="act">What the words do; a picked choice fills.</param>
    /// <returns>False when the text has nothing to do with the form.</returns>
    public abstract Task<bool> HearAsync(Turn turn, Heard heard, DialogAct act);

    /// <summary>Whether it asked for something that residents tell in their own words.</summary>
    public abstract bool AsksForStory(Turn turn);

    /// <summary>A message of this intent belongs to the form that is open: 我想约周四上午 chooses the time.</summary>
    public virtual Intent? Own => null;

    /// <summary>A message of this intent goes on with what the form is told.</summary>
    public virtual Intent? Tells => null;

    /// <summary>Whether what it asks for is itself a question, so that 谁来管 is an answer.</summary>
    public virtual bool AsksForQuestion => false;

    /// <summary>Why it asks what it asked last; null when it asks nothing, or gives no reason.</summary>
    public abstract string? WhyAsked(Turn turn);

    /// <summary>Goes back to the question before.</summary>
    public abstract Task BackAsync(Turn turn);

    /// <summary>Leaves the question empty where it may be.</summary>
    public abstract Task SkipAsync(Turn turn);

    /// <summary>Changes an earlier answer.</summary>
    public abstract Task<bool> CorrectAsync(Turn turn, string text);

    /// <summary>Takes photos into the draft; false when the form has no use for them.</summary>
    public abstract Task<bool> TakePhotosAsync(Turn turn);

    /// <summary>Takes a place that was sent as a location, or scanned; false when the form has no use for it.</summary>
    public abstract Task<bool> TakeLocationAsync(Turn turn, string label);

    /// <summary>Whether a draft of this form holds anything worth keeping.</summary>
    public abstract bool HoldsAnything(OpenForm open);
}
