using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A form as the router sees it, whatever its draft.</summary>
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
    public abstract Task<bool> ReadAnswerAsync(Turn turn, SlotInput heard, DialogAct act);

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

    /// <summary>Answers what is asked about the form's own matter (在哪儿、要带什么), and asks again.</summary>
    /// <returns>False when the words ask nothing of the kind.</returns>
    public virtual Task<bool> AnswerAsync(Turn turn, string text) => Task.FromResult(false);

    /// <summary>Whether a draft of this form holds anything worth keeping.</summary>
    public abstract bool HoldsAnything(OpenForm open);
}
