using System.ComponentModel;

namespace ResidentAssistant.Web.Api.Cases;

/// <summary>A case that is filed by a program.</summary>
internal sealed record CaseBody(
    [property: Description("事情，1 到 2000 字")] string? Description,
    [property: Description("小区、村或路名")] string? Community,
    [property: Description("楼栋、单元等细节")] string? Spot,
    [property: Description("居民的电话")] string? Phone,
    [property: Description("分类：中文名或英文代码；不写由系统判断")] string? Category,
    [property: Description("normal、urgent 或 emergency；不写是 normal")] string? Urgency,
    [property: Description("来源，例如 12345，1 到 32 字")] string? Source,
    [property: Description("反映人的称呼，最多 32 字")] string? Reporter,
    [property: Description("在来源系统里的编号，最多 64 个字符")] string? ExternalId);
