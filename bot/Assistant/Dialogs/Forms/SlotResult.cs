namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a slot made of an answer.</summary>
public abstract record SlotResult
{
    private SlotResult()
    {
    }

    /// <summary>The draft now holds the answer.</summary>
    public sealed record Filled : SlotResult;

    /// <summary>The answer says nothing about this slot.</summary>
    public sealed record Unclear : SlotResult;

    /// <summary>The answer is understood and cannot be taken.</summary>
    /// <param name="Why">One sentence for the resident.</param>
    public sealed record Refused(string Why) : SlotResult;

    /// <summary>The answer may mean several things: ask back with these.</summary>
    public sealed record Ambiguous(Prompt Which) : SlotResult;

    public static SlotResult Of(bool understood) => understood ? new Filled() : new Unclear();
}
