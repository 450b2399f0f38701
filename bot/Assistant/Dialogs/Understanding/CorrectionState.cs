using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

public enum CorrectionState
{
    Proposed,

    /// <summary>The classifier learns it.</summary>
    Approved,
    Refused,
}
