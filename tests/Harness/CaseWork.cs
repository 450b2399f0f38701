using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Tests.Harness;

/// <summary>What staff do with a case from its arrival to the result, in one go.</summary>
internal static class CaseWork
{
    /// <summary>Accepts it where nobody has, and answers with the result; the resident is asked whether it is solved.</summary>
    public static async Task<CaseChange> SettleAsync(this HandleCase handle, StaffIdentity staff, string number, string result, CancellationToken cancellation)
    {
        if ((await handle.OpenAsync(staff, number, cancellation))?.Case is not { } one)
            return CaseChange.NotFound;
        IReadOnlyList<CaseCommand> commands = one.State == CaseState.Received ? [new CaseCommand.Accept(), new CaseCommand.Answer(result)]
            : [new CaseCommand.Answer(result)];
        return await handle.RunAsync(staff, number, one.Version, commands, cancellation);
    }
}
