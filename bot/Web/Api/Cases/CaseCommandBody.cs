using System.ComponentModel;

namespace ResidentAssistant.Web.Api.Cases;

/// <summary>What a command of a case needs; each reads the parts that are its own.</summary>
internal sealed record CaseCommandBody
{
    [Description("看到的版本号；别人先改了就回 409")]
    public int? Version { get; init; }

    [Description("classify：分类，中文名或英文代码")]
    public string? Category { get; init; }

    [Description("classify：normal、urgent 或 emergency")]
    public string? Urgency { get; init; }

    [Description("classify：是否保密")]
    public bool? Confidential { get; init; }

    [Description("dispatch：派给哪个单位，编号或全称")]
    public string? Unit { get; init; }

    [Description("dispatch：依据的权责清单编号")]
    public string? Basis { get; init; }

    [Description("return：权责清单编号")]
    public string? DutyItem { get; init; }

    [Description("return、hold、extend、refuse、reopen：说明")]
    public string? Reason { get; init; }

    [Description("whistle：到场的单位，编号或全称")]
    public IReadOnlyList<string>? Units { get; init; }

    [Description("whistle：牵头单位")]
    public string? Lead { get; init; }

    [Description("reply、note、answer、close：内容")]
    public string? Text { get; init; }

    [Description("hold：到哪天再看，例如 2026-12-31")]
    public DateOnly? Until { get; init; }

    [Description("extend：几个工作日")]
    public int? Days { get; init; }

    [Description("refuse：labour、court、private、elsewhere、repeated 或 unclear")]
    public string? Code { get; init; }

    [Description("supervise：督办要求")]
    public string? Note { get; init; }

    [Description("merge：并入哪一件，编号")]
    public string? Into { get; init; }

    [Description("verdict：yes、partly 或 no")]
    public string? Solved { get; init; }

    [Description("verdict：satisfied、acceptable 或 dissatisfied")]
    public string? Rating { get; init; }

    [Description("verdict：居民的原话")]
    public string? Words { get; init; }
}
