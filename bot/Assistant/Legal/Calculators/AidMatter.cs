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
