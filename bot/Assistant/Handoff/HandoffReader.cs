using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>
/// Somebody who reads a conversation along while another holds it (旁听): a second lawyer who was asked to, or a supervisor. The holder sees who.
/// </summary>
public sealed class HandoffReader
{
    private HandoffReader()
    {
    }

    internal HandoffReader(Guid sessionId, StaffIdentity reader, DateTimeOffset now)
    {
        SessionId = sessionId;
        StaffId = reader.Id;
        StaffName = reader.Name;
        Since = now;
    }

    public Guid SessionId { get; private set; }
    public Guid StaffId { get; private set; }
    public string StaffName { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }
}
