using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>A module in which something ends when somebody works here no more, or in another role.</summary>
public interface IForetellStaffLeaving
{
    /// <returns>What will happen, in a sentence for administrators; null: nothing.</returns>
    Task<string?> ForetellAsync(AppDb db, StaffIdentity leaving, DateTimeOffset now, CancellationToken cancellation);
}
