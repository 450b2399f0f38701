using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The figures of the cases that were filed in a period (办理数据), counted from their logs and from nothing else.</summary>
public sealed class ReadFigures(Transactions transactions, ReadCaseRules rules)
{
    /// <summary>How close before its end a deadline was used up.</summary>
    private static readonly TimeSpan LastHour = TimeSpan.FromHours(1);

    /// <summary>Cases with the same answer from which on it is told.</summary>
    private const int Copied = 3;

    private const int AtOnce = 5000;

    private static readonly CaseEventKind[] Responses =
    [
        CaseEventKind.Accepted, CaseEventKind.Dispatched, CaseEventKind.CheckedIn, CaseEventKind.Replied, CaseEventKind.Answered, CaseEventKind.Refused,
    ];

    /// <param name="caller">Only what they may see is counted; null: the operator, who sees all.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="unit">Only cases in which it, or a unit below it, takes part.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<CaseFigures> RunAsync(ProgramCaller? caller, DateOnly from, DateOnly to, Guid? unit, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var hours = (await rules.RunAsync(db, cancellation)).Hours;
        var (start, end) = (CityTime.At(from, default), CityTime.At(to.AddDays(1), default));
        var visible = caller is null ? db.Cases : await ReadCases.VisibleAsync(db, caller, cancellation);
        var cases = visible.Where(c => c.CreatedAt >= start && c.CreatedAt < end);
        if (unit is { } top)
        {
            var units = await db.UnitsWithin(top).ToListAsync(cancellation);
            cases = cases.Where(c => c.Seats.Any(seat => units.Contains(seat.UnitId)));
        }

        var count = new CaseCount(hours);
        var last = Guid.Empty;
        while (true)
        {
            // Ids of cases grow with the time of filing, so that a part is a run of the log.
            var ids = await cases.Where(c => c.Id.CompareTo(last) > 0).OrderBy(c => c.Id).Take(AtOnce).Select(c => c.Id).ToListAsync(cancellation);
            if (ids.Count == 0)
                return count.Figures(from, to);
            last = ids[^1];
            var log = await db.CaseEvents.AsNoTracking().Where(e => ids.Contains(e.CaseId)).OrderBy(e => e.CaseId).ThenBy(e => e.Sequence)
                .Select(e => new Line(e.CaseId, e.Kind, e.At, e.Facts, e.Kind == CaseEventKind.Answered ? e.Note : null)).ToListAsync(cancellation);
            foreach (var one in log.GroupBy(line => line.CaseId))
                count.Add([.. one]);
        }
    }

    private sealed record Line(Guid CaseId, CaseEventKind Kind, DateTimeOffset At, CaseFacts? Facts, string? Answer);

    private sealed class CaseCount(WorkHours hours)
    {
        private readonly Dictionary<string, List<double>> steps = new()
        {
            ["accept"] = [],
            ["check_in"] = [],
            ["answer"] = [],
            ["verdict"] = [],
        };

        private readonly Dictionary<string, int> answers = new(StringComparer.Ordinal);
        private int received, responded, answered, asked, solved, rated, satisfied, returns, whistles, overdue, lastHour, reopened;

        public void Add(IReadOnlyList<Line> log)
        {
            received++;
            var kinds = log.Select(line => line.Kind).ToHashSet();
            responded += kinds.Overlaps(Responses) ? 1 : 0;
            answered += kinds.Contains(CaseEventKind.Answered) || kinds.Contains(CaseEventKind.Refused) ? 1 : 0;
            returns += log.Count(line => line.Kind == CaseEventKind.Returned);
            whistles += kinds.Contains(CaseEventKind.Whistled) ? 1 : 0;
            overdue += kinds.Contains(CaseEventKind.Overdue) ? 1 : 0;
            reopened += kinds.Contains(CaseEventKind.Reopened) ? 1 : 0;
            Word(log);
            Step("accept", CaseEventKind.Filed, CaseEventKind.Accepted);
            Step("check_in", CaseEventKind.Accepted, CaseEventKind.CheckedIn);
            Step("answer", CaseEventKind.Filed, CaseEventKind.Answered);
            Step("verdict", CaseEventKind.Answered, CaseEventKind.Verdict);

            void Step(string name, CaseEventKind from, CaseEventKind until)
            {
                var begin = log.FirstOrDefault(line => line.Kind == from);
                if (begin is not null && log.FirstOrDefault(line => line.Kind == until && line.At >= begin.At) is { } ended)
                    steps[name].Add(hours.Between(begin.At, ended.At).TotalHours);
            }
        }

        public CaseFigures Figures(DateOnly from, DateOnly to) => new()
        {
            From = from,
            To = to,
            Received = received,
            Responded = responded,
            Answered = answered,
            Solved = solved,
            Satisfied = satisfied,
            Rates = new CaseRates(Share(responded, received), Share(solved, asked), Share(satisfied, rated)),
            Steps = steps.ToDictionary(step => step.Key, step => CaseStepTimes.Of(step.Value)),
            Returns = returns,
            Whistles = whistles,
            Overdue = overdue,
            Flags =
            [
                .. new[]
                {
                    new CaseFlag("copied_answer", answers.Values.Where(count => count >= Copied).Sum()),
                    new CaseFlag("answered_in_last_hour", lastHour),
                    new CaseFlag("not_solved_after_answer", reopened),
                }.Where(flag => flag.Cases > 0),
            ],
        };

        /// <summary>The resident's last word counts, and what was said of a case that was opened again stays in it.</summary>
        private void Word(IReadOnlyList<Line> log)
        {
            var answerBy = default(DateTimeOffset);
            (Solved? said, Rating? given) = (null, null);
            var wasLate = false;
            foreach (var line in log)
            {
                var facts = line.Facts ?? CaseFacts.None;
                if (line.Kind == CaseEventKind.Answered)
                {
                    wasLate |= answerBy != default && line.At <= answerBy && answerBy - line.At < LastHour;
                    if (line.Answer is { Length: > 0 } text)
                        answers[text] = answers.GetValueOrDefault(text) + 1;
                }

                answerBy = facts.AnswerBy ?? answerBy;
                said = line.Kind == CaseEventKind.Verdict ? facts.Solved : said;
                given = line.Kind is CaseEventKind.Verdict or CaseEventKind.Rated ? facts.Rating ?? given : given;
            }

            lastHour += wasLate ? 1 : 0;
            asked += said is null ? 0 : 1;
            solved += said == Cases.Solved.Yes ? 1 : 0;
            rated += given is null ? 0 : 1;
            satisfied += given is Rating.Satisfied or Rating.Acceptable ? 1 : 0;
        }

        private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
    }
}
