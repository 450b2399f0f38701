using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A waiting or running conversation in the lawyer's list.</summary>
public sealed record ReceptionItem(Guid SessionId, Guid ConversationId, HandoffState State, string Channel, string LastWords, DateTimeOffset RequestedAt,
    DateTimeOffset? ClaimedAt, bool Mine);
