namespace ResidentAssistant.Assistant.Cases;

/// <summary>Holds a case against its log: the log is the truth, and the row must be what follows from it.</summary>
public static class CaseReplay
{
    /// <param name="one">As it is stored, with its seats.</param>
    /// <param name="log">All its events, in order.</param>
    /// <returns>Names of what differs; none when all follows from the log.</returns>
    public static IReadOnlyList<string> Differences(Case one, IReadOnlyList<CaseEvent> log)
    {
        var numbers = log.Select(happened => (happened.Sequence, happened.State)).ToList();
        var copies = log.Select(happened => happened.Copy()).ToList();
        var replayed = Case.Replay(one.Id, copies);
        var differences = new List<string>();
        foreach (var (name, read) in Parts)
            if (!Equals(read(one), read(replayed)))
                differences.Add(name);
        if (!numbers.SequenceEqual(copies.Select(happened => (happened.Sequence, happened.State))))
            differences.Add("Events");
        return differences;
    }

    private static readonly (string Name, Func<Case, object?> Read)[] Parts =
    [
        (nameof(Case.State), one => one.State),
        (nameof(Case.Version), one => one.Version),
        (nameof(Case.UnitId), one => one.UnitId),
        (nameof(Case.LeadUnitId), one => one.LeadUnitId),
        (nameof(Case.ReturnsTo), one => one.ReturnsTo),
        (nameof(Case.Level), one => one.Level),
        (nameof(Case.Category), one => one.Category),
        (nameof(Case.Urgency), one => one.Urgency),
        (nameof(Case.IsConfidential), one => one.IsConfidential),
        (nameof(Case.Hops), one => one.Hops),
        (nameof(Case.Returns), one => one.Returns),
        (nameof(Case.IsWhistled), one => one.IsWhistled),
        (nameof(Case.Reopenings), one => one.Reopenings),
        (nameof(Case.WantsDays), one => one.WantsDays),
        (nameof(Case.Extensions), one => one.Extensions),
        (nameof(Case.Joined), one => one.Joined),
        (nameof(Case.MergedInto), one => one.MergedInto),
        (nameof(Case.DueStep), one => one.DueStep),
        (nameof(Case.DueAt), one => Second(one.DueAt)),
        (nameof(Case.NextTick), one => Second(one.NextTick)),
        (nameof(Case.IsOverdue), one => one.IsOverdue),
        (nameof(Case.IsSupervised), one => one.IsSupervised),
        (nameof(Case.AnswerBy), one => Second(one.AnswerBy)),
        (nameof(Case.PausedWith), one => one.PausedWith),
        (nameof(Case.AnsweredAt), one => Second(one.AnsweredAt)),
        (nameof(Case.Solved), one => one.Solved),
        (nameof(Case.Rating), one => one.Rating),
        (nameof(Case.ChangedAt), one => Second(one.ChangedAt)),
        (nameof(Case.Seats), one => string.Join(' ', one.Seats.OrderBy(seat => seat.UnitId)
            .Select(seat => $"{seat.UnitId:N}{(seat.IsCalled ? "!" : "")}{(seat.CheckedInAt is null ? "" : "+")}"))),
    ];

    /// <summary>Databases keep instants to different fractions.</summary>
    private static long? Second(DateTimeOffset? at) => at?.ToUnixTimeSeconds();
}
