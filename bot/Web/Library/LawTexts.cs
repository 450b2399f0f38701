using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.Library;

/// <summary>What visitors of the law library read.</summary>
internal static class LawTexts
{
    public const string NotAdvice = "本页只列法律原文。您的事情怎么办，请问律师。";
    public const string MissingLaw = "没有找到这部法律";
    public const string MissingArticle = "这部法律里没有这一条";
    public const string MissingHelp = "请看看名称和条号有没有写错，例如“民法典”“第一千零四十二条”。也可以直接说说您的事，助手帮您找。";
    public const string NoText = "法律库里没有它的原文。";
    public const string SeeNext = "现在的规定，请看替代它的法律。";
    public const string SameWording = "这一条与本页文字相同";
    public const string OtherWording = "文字有改动，点开看（不同的句子加了底色）";
    public const string NoSuchArticle = "这个版本里没有这一条";
    public const string NumbersMove = "法律修订后条号可能变动，同一条号说的不一定是同一件事。";

    /// <summary>The version by its day: 2018年12月29日版.</summary>
    public static string Version(Law law) => law.Version == DateOnly.MinValue ? "未注明日期的版本" : $"{LegalTexts.Day(law.Version)}版";

    /// <summary>Whether the wording is in force today, and otherwise what is.</summary>
    public static string State(Law law, DateOnly today)
    {
        if (law.RepealedBy is { } by && law.InForceUntil <= today)
            return LegalTexts.Ended(law.Name, law.InForceUntil.Value, by);
        if (law.InForceUntil <= today)
            return $"这是旧版本，{LegalTexts.Day(law.InForceUntil.Value)}起已经换成新版本。";
        if (law.InForceFrom > today)
            return $"还没有施行，自{LegalTexts.Day(law.InForceFrom)}起施行。";
        var since = law.InForceFrom == DateOnly.MinValue ? "" : law.Effective is null ? $"，{LegalTexts.Day(law.InForceFrom)}通过或公布"
            : $"，自{LegalTexts.Day(law.InForceFrom)}起施行";
        var until = law.InForceUntil is not { } end ? ""
            : law.RepealedBy is { } next ? $"。{LegalTexts.Day(end)}起{LegalTexts.Replaced(law.Name, next)}"
            : $"。{LegalTexts.Day(end)}起换成新版本";
        return $"现在有效{since}{until}。";
    }
}
