using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Modules;

/// <summary>A choice of the main menu.</summary>
/// <param name="Order">From the top: what is needed more often has the smaller number.</param>
/// <param name="Choice">What it says and begins.</param>
public sealed record MenuEntry(int Order, Choice Choice)
{
    /// <summary>What a resident can do, as a verb with its object (“反映身边的问题”), for the sentence that welcomes; null: it is not named there.</summary>
    public string? Offers { get; init; }

    /// <summary>What residents say for it, one line each (“问法律：“…””), for who asks how to speak.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
