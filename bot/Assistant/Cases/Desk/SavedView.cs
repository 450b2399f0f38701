namespace ResidentAssistant.Assistant.Cases;

/// <summary>A narrowed list of cases under a name of its own (视图); of one person.</summary>
public sealed class SavedView
{
    /// <summary>Letters of a name.</summary>
    public const int LongestName = 20;

    /// <summary>Letters of what is narrowed.</summary>
    public const int LongestQuery = 1000;

    private SavedView()
    {
    }

    internal SavedView(Guid staffId, string name, string query, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (StaffId, Name, Query) = (staffId, name, query);
    }

    public Guid Id { get; private set; }
    public Guid StaffId { get; private set; }

    /// <summary>Sealed: people may name a view after somebody.</summary>
    public string Name { get; private set; } = "";

    /// <summary>As it stands in the address of the list after the question mark; sealed, since a telephone may stand in it.</summary>
    public string Query { get; private set; } = "";
}
