namespace ResidentAssistant.Assistant.Cases;

/// <summary>The problem that a unit takes up in a month (每月一题): one for each unit and month.</summary>
public sealed class MonthlyTopic
{
    public const int LongestText = 200;

    private List<MonthlyTopicNote> notes = [];

    private MonthlyTopic()
    {
    }

    /// <param name="unitId">Who takes it up.</param>
    /// <param name="month">First day of the month.</param>
    /// <param name="now">When it is chosen.</param>
    public MonthlyTopic(Guid unitId, DateOnly month, DateTimeOffset now) => (Id, UnitId, Month) = (Guid.CreateVersion7(now), unitId, month);

    public Guid Id { get; private set; }
    public Guid UnitId { get; private set; }
    public DateOnly Month { get; private set; }
    public CaseCategory Category { get; private set; }

    /// <summary>Why, and what is meant to be done; sealed.</summary>
    public string Sentence { get; private set; } = "";
    public Guid ChosenBy { get; private set; }

    /// <summary>Their name then.</summary>
    public string ChosenByName { get; private set; } = "";
    public DateTimeOffset ChosenAt { get; private set; }

    /// <summary>How often it was chosen; two people cannot overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>How it went since, the oldest first (进展).</summary>
    public IReadOnlyList<MonthlyTopicNote> Notes => [.. notes.OrderBy(note => note.At).ThenBy(note => note.Id)];

    /// <summary>Chooses it, or another in its place; what was noted stays.</summary>
    internal void Choose(CaseCategory category, string sentence, Guid by, string byName, DateTimeOffset now)
    {
        (Category, Sentence, ChosenBy, ChosenByName, ChosenAt) = (category, sentence, by, byName, now);
        Version++;
    }
}
