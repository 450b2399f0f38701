using System.Text.Json;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// What other systems can be told of (事件): <c>case.</c> and the name of a <see cref="CaseEventKind"/> in snake_case; <see cref="Closed"/> besides, since
/// a case is closed by the resident's word or by silence.
/// </summary>
public static class WebhookEvents
{
    /// <summary>Stands for all, also for those that are added later.</summary>
    public const string Every = "*";

    /// <summary>Comes beside the <c>case.verdict</c> or <c>case.lapsed</c> that closed it.</summary>
    public const string Closed = "case.closed";

    /// <summary>Letters of the longest.</summary>
    public const int Longest = 40;

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<CaseEventKind>().Select(NameOf), Closed];

    public static string NameOf(CaseEventKind kind) => $"case.{JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())}";

    /// <summary>The names under which an event is told.</summary>
    /// <param name="happened">As it stands in the log of its case.</param>
    public static IReadOnlyList<string> Of(CaseEvent happened) =>
        happened is { State: CaseState.Closed, Kind: CaseEventKind.Verdict or CaseEventKind.Lapsed }
            ? [NameOf(happened.Kind), Closed] : [NameOf(happened.Kind)];
}
