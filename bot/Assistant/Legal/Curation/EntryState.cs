using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

public enum EntryState
{
    /// <summary>草稿</summary>
    Draft,

    /// <summary>已发布</summary>
    Published,

    /// <summary>已过期</summary>
    Expired,
}
