namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What legal aid is asked for.</summary>
public enum AidMatter
{
    /// <summary>劳动报酬、确认劳动关系 (31(5))</summary>
    Wages,

    /// <summary>工伤事故 (31(7))</summary>
    WorkInjury,

    /// <summary>交通、食品药品安全、医疗事故 (31(7))</summary>
    OtherInjury,

    /// <summary>赡养费、抚养费、扶养费 (31(4))</summary>
    Support,

    /// <summary>社会保险、社会救助、抚恤金 (31(2)(3))</summary>
    Benefits,

    /// <summary>认定无、限制民事行为能力 (31(6))</summary>
    Incapacity,

    /// <summary>环境污染、生态破坏 (31(8))</summary>
    Pollution,

    /// <summary>国家赔偿 (31(1))</summary>
    StateCompensation,

    /// <summary>刑事案件的嫌疑人、被告人、被害人 (24, 29)</summary>
    Criminal,

    /// <summary>Not named by the law.</summary>
    Other,
}

/// <summary>Who asks, as far as the economic examination depends on it.</summary>
public enum AidPerson
{
    Nobody,

    /// <summary>虐待、遗弃、家庭暴力的受害人 (32(4))</summary>
    AbuseVictim,

    /// <summary>见义勇为、英烈近亲属 (32(1)(2))</summary>
    Honoured,

    /// <summary>再审改判无罪 (32(3))</summary>
    Acquitted,

    /// <summary>无固定生活来源的未成年人、老年人、残疾人 (42(1))</summary>
    WithoutIncome,

    /// <summary>社会救助、司法救助、优抚对象 (42(2))</summary>
    Assisted,

    /// <summary>进城务工人员 (42(3))</summary>
    MigrantWorker,
}

/// <summary>What the self-check says.</summary>
public enum LegalAid
{
    /// <summary>Economic hardship is no condition (32).</summary>
    WithoutCondition,

    /// <summary>Hardship is a condition and not examined (42).</summary>
    NotExamined,

    /// <summary>Within the local standard.</summary>
    Poor,

    /// <summary>Above the local standard.</summary>
    NotPoor,

    /// <summary>The local standard decides, and is not known here (34).</summary>
    DependsOnStandard,

    /// <summary>A matter that this law does not name; others may (31(9)).</summary>
    NotNamed,
}

/// <summary>法律援助自查.</summary>
public static class LegalAidCheck
{
    public static readonly IReadOnlyList<Source> Sources =
        Source.Of("法律援助法", "2021-08-20", "二十", "二十三", "二十四", "二十九", "三十一", "三十二", "三十四", "三十八", "四十一", "四十二", "四十三", "四十四");

    /// <param name="income">Of each member of the household in a month, in yuan; null: not told.</param>
    /// <param name="standard">Up to here counts as economic hardship; null: not set for this city.</param>
    public static LegalAid Of(AidMatter matter, AidPerson person, decimal? income, decimal? standard)
    {
        if (person is AidPerson.AbuseVictim or AidPerson.Honoured || (person == AidPerson.Acquitted && matter == AidMatter.StateCompensation))
            return LegalAid.WithoutCondition;
        if (matter == AidMatter.Other)
            return LegalAid.NotNamed;
        if (person is AidPerson.WithoutIncome or AidPerson.Assisted || (person == AidPerson.MigrantWorker && matter is AidMatter.Wages or AidMatter.WorkInjury))
            return LegalAid.NotExamined;
        if (income is null || standard is null)
            return LegalAid.DependsOnStandard;
        return income <= standard ? LegalAid.Poor : LegalAid.NotPoor;
    }
}
