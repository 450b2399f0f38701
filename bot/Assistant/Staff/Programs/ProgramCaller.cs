namespace ResidentAssistant.Assistant.Staff;

/// <summary>Which program calls: another system with its own key, or a program that acts as a member of staff.</summary>
public abstract record ProgramCaller
{
    private ProgramCaller()
    {
    }

    /// <summary>Whose calls are counted and told apart: the key's, or the account's whatever its token.</summary>
    public abstract Guid Id { get; }

    /// <param name="KeyId">Of the key.</param>
    /// <param name="System">Name of the system that holds it.</param>
    /// <param name="Scopes">Of <see cref="ApiScope.All"/>.</param>
    /// <param name="UnitId">It reaches what this unit and those below it answer for; null: the whole city.</param>
    public sealed record Key(Guid KeyId, string System, IReadOnlyList<string> Scopes, Guid? UnitId) : ProgramCaller
    {
        public override Guid Id => KeyId;
    }

    /// <param name="Identity">Passed to use cases as if the person were signed in; it says that it is a program.</param>
    public sealed record Staff(StaffIdentity Identity) : ProgramCaller
    {
        public override Guid Id => Identity.Id;
    }
}
