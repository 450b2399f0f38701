namespace ResidentAssistant.Assistant.Cases;

/// <summary>Adds up cases.</summary>
internal sealed class FigureTally
{
    private readonly Dictionary<string, List<double>> steps = CaseStory.StepNames.ToDictionary(name => name, _ => new List<double>());
    private int received, responded, answered, asked, solved, rated, satisfied, silent, returns, whistles, overdue, repeated;

    public void Add(CaseStory one)
    {
        received++;
        responded += One(one.Responded);
        answered += One(one.Answered);
        asked += One(one.Solved is not null);
        solved += One(one.Solved == Solved.Yes);
        rated += One(one.Rating is not null);
        satisfied += One(one.Rating is Rating.Satisfied or Rating.Acceptable);
        silent += One(one.Silent);
        returns += one.Returns;
        whistles += One(one.Whistled);
        overdue += One(one.Overdue);
        repeated += One(one.Repeated);
        foreach (var (step, hours) in one.Steps)
            steps[step].Add(hours);
    }

    public CaseCounts Counts() => new()
    {
        Received = received,
        Responded = responded,
        Answered = answered,
        Asked = asked,
        Solved = solved,
        Rated = rated,
        Satisfied = satisfied,
        Silent = silent,
        Rates = new CaseRates(Share(responded, received), Share(solved, asked), Share(satisfied, rated)),
        Steps = steps.ToDictionary(step => step.Key, step => CaseStepTimes.Of(step.Value)),
        Returns = returns,
        Whistles = whistles,
        Overdue = overdue,
        Repeated = repeated,
    };

    private static int One(bool counts) => counts ? 1 : 0;

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
}
