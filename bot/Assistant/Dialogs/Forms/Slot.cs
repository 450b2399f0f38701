using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>One thing a form needs to know (槽位).</summary>
public sealed class Slot<TDraft>
{
    public required string Name { get; init; }

    public required Func<TDraft, bool> IsFilled { get; init; }

    /// <summary>The question; may read the database for its choices, whose commands are <c>=value</c>.</summary>
    public required Func<Turn, TDraft, Task<Prompt>> Ask { get; init; }

    /// <summary>Puts an answer to this slot's question into the draft.</summary>
    public required Func<Turn, TDraft, SlotInput, Task<SlotResult>> Read { get; init; }

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
