namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// Something staff do (操作), and who may: what is not granted is refused. A module declares its own, and asks <see cref="Access"/> in each use case;
/// pages and routes only hide what would be refused.
/// </summary>
public sealed class StaffAction
{
    private readonly Dictionary<StaffRole, Reach> grants;

    /// <param name="name">Names it in policies of pages and routes.</param>
    /// <param name="grants">Each role at most once; roles that are missing may not.</param>
    public StaffAction(string name, params IReadOnlyList<Grant> grants)
    {
        Name = name;
        this.grants = grants.ToDictionary(grant => grant.Role, grant => grant.Reach);
    }

    public string Name { get; }

    /// <summary>Those who may, in the order of the enumeration.</summary>
    public IReadOnlyList<StaffRole> Roles => [.. grants.Keys.Order()];

    /// <summary>Null: the role may not.</summary>
    public Reach? ReachOf(StaffRole role) => grants.TryGetValue(role, out var reach) ? reach : null;
}
