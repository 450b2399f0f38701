using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Api;

/// <summary>
/// Whom a route of <c>/api/v1</c> admits, as it declares itself (<see cref="ApiAccessConventions"/>). The word of a route wins over that of its group;
/// a route without a word admits nobody. What of it a caller sees, the use case decides.
/// </summary>
internal abstract record ApiAccess
{
    private ApiAccess()
    {
    }

    /// <param name="caller">Null: without a key or token.</param>
    /// <returns>Null: it is admitted. Else why not, in Chinese; an anonymous caller is not told, but asked who it is.</returns>
    public abstract string? Refuse(ProgramCaller? caller);

    /// <summary>Everybody, also without a key; a key that comes along is not looked at.</summary>
    public sealed record Everybody : ApiAccess
    {
        public override string? Refuse(ProgramCaller? caller) => null;
    }

    /// <param name="Scopes">A key needs one of these; when there are none, no key is admitted.</param>
    /// <param name="Action">What a member of staff must be allowed; null: every one is admitted.</param>
    public sealed record Callers(IReadOnlyList<string> Scopes, StaffAction? Action) : ApiAccess
    {
        public override string? Refuse(ProgramCaller? caller) => caller switch
        {
            ProgramCaller.Key key when Scopes.Intersect(key.Scopes).Any() => null,
            ProgramCaller.Key when Scopes.Count == 0 => "这个接口要用工作人员的令牌，系统的密钥不能用。",
            ProgramCaller.Key => $"这个密钥没有权限，要有 {string.Join(" 或 ", Scopes)}。",
            ProgramCaller.Staff(var staff) => Action is null || staff.May(Action) ? null : "您的角色不能这样做。",
            _ => "请先带上密钥。",
        };
    }
}
