namespace ResidentAssistant.Assistant.Cases;

/// <summary>Counts a month of several people, from what they wrote down and from the logs of the cases they answered.</summary>
internal sealed class GridMonthCount(IEnumerable<Guid> people, DateTimeOffset start, DateTimeOffset end)
{
    private readonly Dictionary<Guid, Tally> tallies = people.ToDictionary(id => id, _ => new Tally());

    public void Add(Guid staff, GridEntryKind kind, bool isCase)
    {
        var tally = tallies[staff];
        tally.Services += kind == GridEntryKind.Service ? 1 : 0;
        tally.Checks += kind == GridEntryKind.Check ? 1 : 0;
        tally.Hazards += kind == GridEntryKind.Check && isCase ? 1 : 0;
    }

    public void AddReport(Guid staff) => tallies[staff].Reported++;

    /// <summary>The whole log of a case, in order: an answer counts once for a person and month, and is in time when the last of them was.</summary>
    public void AddCase(IEnumerable<Step> log)
    {
        var answerBy = default(DateTimeOffset);
        Guid? answerer = null;
        var answered = new Dictionary<Guid, bool>();
        foreach (var step in log)
        {
            var facts = step.Facts ?? CaseFacts.None;
            var isOfMonth = step.At >= start && step.At < end;
            if (step.Kind == CaseEventKind.Answered)
            {
                answerer = step.ById is { } by && tallies.ContainsKey(by) ? by : null;
                if (answerer is { } person && isOfMonth)
                    answered[person] = answerBy == default || step.At <= answerBy;
            }
            else if (isOfMonth && answerer is { } heard && step.Kind is CaseEventKind.Verdict or CaseEventKind.Rated)
            {
                Hear(tallies[heard], facts);
            }

            answerBy = facts.AnswerBy ?? answerBy;
        }

        foreach (var (person, onTime) in answered)
        {
            tallies[person].Handled++;
            tallies[person].OnTime += onTime ? 1 : 0;
        }
    }

    public GridMonthLine Line(Guid staff, string name, string? unit)
    {
        var tally = tallies[staff];
        return new GridMonthLine
        {
            StaffId = staff,
            Name = name,
            Unit = unit,
            Reported = tally.Reported,
            Handled = tally.Handled,
            OnTime = tally.OnTime,
            Services = tally.Services,
            Checks = tally.Checks,
            Hazards = tally.Hazards,
            Solved = tally.Solved,
            NotSolved = tally.NotSolved,
            Rated = tally.Rated,
            Satisfied = tally.Satisfied,
        };
    }

    private static void Hear(Tally tally, CaseFacts facts)
    {
        tally.Solved += facts.Solved == Cases.Solved.Yes ? 1 : 0;
        tally.NotSolved += facts.Solved is Cases.Solved.No or Cases.Solved.Partly ? 1 : 0;
        tally.Rated += facts.Rating is null ? 0 : 1;
        tally.Satisfied += facts.Rating is Rating.Satisfied or Rating.Acceptable ? 1 : 0;
    }

    /// <summary>What is read of an event.</summary>
    internal sealed record Step(Guid CaseId, CaseEventKind Kind, DateTimeOffset At, Guid? ById, CaseFacts? Facts);

    private sealed class Tally
    {
        public int Reported { get; set; }
        public int Handled { get; set; }
        public int OnTime { get; set; }
        public int Services { get; set; }
        public int Checks { get; set; }
        public int Hazards { get; set; }
        public int Solved { get; set; }
        public int NotSolved { get; set; }
        public int Rated { get; set; }
        public int Satisfied { get; set; }
    }
}
