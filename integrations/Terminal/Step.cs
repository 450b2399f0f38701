using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.Terminal;

/// <summary>One line of a script.</summary>
public abstract record Step
{
    private Step()
    {
    }

    /// <summary>居民：the resident sends it.</summary>
    public sealed record Said(MessageKind Kind, string Text) : Step;

    /// <summary>助手：this stands in what the assistant answers. 不说：it does not.</summary>
    public sealed record Heard(string Part, bool Wanted) : Step;

    /// <summary>可选：these choices stand under the last answer, in this order.</summary>
    public sealed record Offered(IReadOnlyList<string> Labels) : Step;

    /// <summary>过了：so much time passes.</summary>
    public sealed record Passed(TimeSpan Time) : Step;
}
