using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Who says something.</summary>
public enum Speaker
{
    Resident,
    Assistant,
    Staff,
    Lawyer,
}
