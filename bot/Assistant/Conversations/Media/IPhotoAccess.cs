using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>A reason for which a member of staff may see a resident's photo.</summary>
public interface IPhotoAccess
{
    /// <param name="db">To read from.</param>
    /// <param name="staff">Who wants to see it.</param>
    /// <param name="photo">What is asked for.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>False: this is no reason; another may be.</returns>
    Task<bool> MaySeeAsync(AppDb db, StaffIdentity staff, Attachment photo, CancellationToken cancellation);
}
