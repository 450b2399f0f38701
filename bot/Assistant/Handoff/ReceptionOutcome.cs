using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>How a lawyer's action ended.</summary>
public enum ReceptionOutcome
{
    Done,

    /// <summary>Another lawyer was faster, or the resident has left the queue.</summary>
    Gone,

    /// <summary>Only the lawyer who took the conversation may write in it or end it.</summary>
    NotYours,

    /// <summary>There is nothing to send.</summary>
    Empty,
}
