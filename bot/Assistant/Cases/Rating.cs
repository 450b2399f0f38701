using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The resident's verdict (评价).</summary>
public enum Rating
{
    /// <summary>满意</summary>
    Satisfied,

    /// <summary>基本满意</summary>
    Acceptable,

    /// <summary>不满意</summary>
    Dissatisfied,
}
