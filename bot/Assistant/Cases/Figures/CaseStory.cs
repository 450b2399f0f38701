using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What the log of one case says, as far as it is counted.</summary>
internal sealed record CaseStory
{
    /// <summary>How close before its end a deadline was used up.</summary>
    private static readonly TimeSpan LastHour = TimeSpan.FromHours(1);

    private static readonly CaseEventKind[] Responses =
    [
        CaseEventKind.Accepted, CaseEventKind.Dispatched, CaseEventKind.CheckedIn, CaseEventKind.Replied, CaseEventKind.Answered, CaseEventKind.Refused,
    ];

    private static readonly (string Name, CaseEventKind From, CaseEventKind Until)[] Measured =
    [
        ("accept", CaseEventKind.Filed, CaseEventKind.Accepted), ("check_in", CaseEventKind.Accepted, CaseEventKind.CheckedIn),
        ("answer", CaseEventKind.Filed, CaseEventKind.Answered), ("verdict", CaseEventKind.Answered, CaseEventKind.Verdict),
    ];

    public required Guid CaseId { get; init; }

    /// <summary>The unit that leads it; before anybody has accepted it, the one that has it; null: none.</summary>
    public Guid? Unit { get; init; }
    public CaseCategory Category { get; init; }
    public bool Responded { get; init; }
    public bool Answered { get; init; }
    public Solved? Solved { get; init; }
    public Rating? Rating { get; init; }
    public bool Silent { get; init; }
    public int Returns { get; init; }
    public bool Whistled { get; init; }
    public bool Overdue { get; init; }
    public bool Repeated { get; init; }

    /// <summary>Working hours of each step it went.</summary>
    public required IReadOnlyList<(string Step, double Hours)> Steps { get; init; }

    /// <summary>What staff wrote as the result, each text once.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    public bool AnsweredInLastHour { get; init; }
    public bool NotSolvedAfterAnswer { get; init; }
    public bool EndedAgainstTheWord { get; init; }

    /// <summary>Names of the steps that are measured, in their order.</summary>
    public static IReadOnlyList<string> StepNames { get; } = [.. Measured.Select(step => step.Name)];

    /// <param name="log">Of one case, in order; at least its first event.</param>
    /// <param name="hours">Working time.</param>
    public static CaseStory Of(IReadOnlyList<Line> log, WorkHours hours)
    {
        var kinds = log.Select(line => line.Kind).ToHashSet();
        var (said, given, silent, against) = Words(log);
        return new CaseStory
        {
            CaseId = log[0].CaseId,
            Unit = UnitOf(log),
            Category = log.LastOrDefault(line => line.Kind is CaseEventKind.Filed or CaseEventKind.Classified && line.Facts?.Category is not null)
                ?.Facts?.Category ?? CaseCategory.Other,
            Responded = kinds.Overlaps(Responses),
            Answered = kinds.Contains(CaseEventKind.Answered) || kinds.Contains(CaseEventKind.Refused),
            Solved = said,
            Rating = given,
            Silent = silent,
            Returns = log.Count(line => line.Kind == CaseEventKind.Returned),
            Whistled = kinds.Contains(CaseEventKind.Whistled),
            Overdue = kinds.Contains(CaseEventKind.Overdue),
            Repeated = kinds.Overlaps([CaseEventKind.Reopened, CaseEventKind.Joined, CaseEventKind.Merged]),
            Steps = [.. Measured.Select(step => (step.Name, Hours: Between(log, step.From, step.Until, hours))).Where(step => step.Hours is not null)
                .Select(step => (step.Name, step.Hours!.Value))],
            // What is said of a case that was put together with another is written by the assistant.
            Answers = [.. log.Where(line => line is { Kind: CaseEventKind.Answered, By: CaseActorKind.Staff, Answer.Length: > 0 })
                .Select(line => line.Answer!).Distinct(StringComparer.Ordinal)],
            AnsweredInLastHour = IsLate(log),
            NotSolvedAfterAnswer = kinds.Contains(CaseEventKind.Reopened),
            EndedAgainstTheWord = against,
        };
    }

    private static Guid? UnitOf(IReadOnlyList<Line> log)
    {
        (Guid? lead, Guid? holder) = (null, null);
        foreach (var (kind, unit) in log.Where(line => line.Facts?.Unit is not null).Select(line => (line.Kind, line.Facts!.Unit)))
        {
            holder = unit;
            if (kind is CaseEventKind.Accepted or CaseEventKind.CheckedIn or CaseEventKind.Whistled or CaseEventKind.Reopened)
                lead ??= unit;
        }

        return lead ?? holder;
    }

    private static double? Between(IReadOnlyList<Line> log, CaseEventKind from, CaseEventKind until, WorkHours hours) =>
        log.FirstOrDefault(line => line.Kind == from) is { } begin
        && log.FirstOrDefault(line => line.Kind == until && line.At >= begin.At) is { } ended
            ? hours.Between(begin.At, ended.At).TotalHours : null;

    /// <summary>The resident's last word counts, and what was said of a case that was opened again stays in it.</summary>
    private static (Solved? Said, Rating? Given, bool Silent, bool AgainstTheWord) Words(IReadOnlyList<Line> log)
    {
        (Solved? said, Rating? given) = (null, null);
        var (silent, against) = (false, false);
        foreach (var line in log)
        {
            var facts = line.Facts ?? CaseFacts.None;
            said = line.Kind == CaseEventKind.Verdict ? facts.Solved : said;
            given = line.Kind is CaseEventKind.Verdict or CaseEventKind.Rated ? facts.Rating ?? given : given;
            if (line.Kind is CaseEventKind.Lapsed or CaseEventKind.Refused or CaseEventKind.Merged)
                (silent, against) = (line.Kind == CaseEventKind.Lapsed, said == Cases.Solved.No);
            else if (line.Kind is CaseEventKind.Reopened or CaseEventKind.Unmerged or CaseEventKind.Verdict)
                (silent, against) = (false, false);
        }

        return (said, given, silent, against);
    }

    private static bool IsLate(IReadOnlyList<Line> log)
    {
        var answerBy = default(DateTimeOffset);
        var late = false;
        foreach (var line in log)
        {
            late |= line.Kind == CaseEventKind.Answered && answerBy != default && line.At <= answerBy && answerBy - line.At < LastHour;
            answerBy = line.Facts?.AnswerBy ?? answerBy;
        }

        return late;
    }

    /// <summary>An event, as far as it is counted.</summary>
    internal sealed record Line(Guid CaseId, CaseEventKind Kind, CaseActorKind By, DateTimeOffset At, CaseFacts? Facts, string? Answer);
}
