using System.ComponentModel;

namespace ResidentAssistant.Web.Api.Reception;

/// <summary>What a command of the reception needs; each reads the parts that are its own.</summary>
internal sealed record ReceptionBody
{
    [Description("say：对居民说的话；note：内部备注")]
    public string? Text { get; init; }

    [Description("transfer、invite：哪位律师，账号编号或邮箱")]
    public string? To { get; init; }

    [Description("transfer、end：什么方面，例如 labour 或 劳动用工")]
    public string? Topic { get; init; }

    [Description("transfer：给接手的人的备注")]
    public string? Note { get; init; }

    [Description("end：answered、legal_aid、mediation、lawsuit 或 again")]
    public string? Result { get; init; }
}
