using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Tests.Roles;

/// <summary>Something staff do, and who may by the matrix.</summary>
/// <param name="Name">Type and method.</param>
/// <param name="Allowed">
/// A sign for each role in the order of <see cref="StaffRole"/>: <c>-</c> may not; <c>u</c> with what the own unit and those below answer for;
/// <c>U</c> also with what nobody answers for; <c>o</c> with what is the person's own; <c>c</c> everywhere.
/// </param>
/// <param name="TryAsync">Tries it, and tells whether it was allowed.</param>
internal sealed record UseCase(string Name, string Allowed, Func<WorkedCity, StaffIdentity, Task<bool>> TryAsync)
{
    /// <summary>It is about what no unit answers for; else about something in 檀溪社区.</summary>
    public bool Unassigned { get; init; }

    public bool GoesByUnit => Allowed.Contains('u', StringComparison.OrdinalIgnoreCase);

    public bool GoesByOwner => Allowed.Contains('o', StringComparison.Ordinal);

    /// <param name="role">Of the person.</param>
    /// <param name="place">Where the person works, see <see cref="WorkedCity.Places"/>.</param>
    /// <param name="own">It is the person's own.</param>
    public bool Expects(StaffRole role, string place, bool own) => Allowed[(int)role] switch
    {
        '-' => false,
        'c' => true,
        'o' => own,
        'u' => !Unassigned && place is "here" or "above",
        'U' => Unassigned || place is "here" or "above",
        var other => throw new InvalidOperationException($"{Name}: {other}"),
    };
}
