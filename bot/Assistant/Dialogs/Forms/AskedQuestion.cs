using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A question that is asked outside a form (要取消吗？, 满意吗？), and what becomes of its answer. Declared by the capability that asks it.</summary>
public sealed class AskedQuestion
{
    /// <summary>How long an answer to a question that does not wait counts as one.</summary>
    public static readonly TimeSpan AnsweredWithin = TimeSpan.FromMinutes(30);

    /// <summary>Stored with the dialog: never reuse a name for another question.</summary>
    public required string Name { get; init; }

    /// <summary>A question whose answers are worded like those to this one; null when there are examples of its own.</summary>
    public string? Like { get; init; }

    /// <summary>Does what was asked; the second argument is what it is about, e.g. a booking's code. Null: there is no yes to it.</summary>
    public Func<Turn, string, Task>? Confirm { get; init; }

    /// <summary>Says that all stays as it is. Null: there is no no to it.</summary>
    public Func<Turn, string, Task>? Keep { get; init; }

    /// <summary>Takes an answer in words; false when it cannot be told what it means, null when it is about something else.</summary>
    public Func<Turn, string, string, Task<bool?>>? Fill { get; init; }

    /// <summary>Answers a question back (还要等多久); false when there is nothing of its own to say.</summary>
    public Func<Turn, string, string, Task<bool>>? Ask { get; init; }

    /// <summary>Takes 不等了. Null: nothing is left by it.</summary>
    public Func<Turn, string, Task>? Cancel { get; init; }

    /// <summary>Whether it is still open after it was answered once, until its time is over.</summary>
    public bool Stays { get; init; }

    /// <summary>Whether it is still open after this command was run; else who does something else has dropped it.</summary>
    public Func<string, bool> Outlives { get; init; } = _ => false;

    /// <summary>Whether it still makes sense.</summary>
    public Func<Turn, bool> Stands { get; init; } = _ => true;

    /// <summary>Asks once more, after a sentence. Null: what is no answer to it goes on to what else it may mean.</summary>
    public Func<Turn, string, string?, Task>? Repeat { get; init; }

    /// <summary>
    /// It waits in the background until it is answered: other things are said and done meanwhile, and then only an answer that is plain by itself
    /// counts.
    /// </summary>
    public bool Waits { get; init; }

    /// <summary>Of a question that waits: whether nothing else was said since it was asked.</summary>
    public Func<Turn, bool> WasAskedLast { get; init; } = _ => true;

    /// <summary>Of a question that waits: whether a text is an answer whatever is open.</summary>
    public Func<string, bool> IsPlain { get; init; } = _ => false;
}
