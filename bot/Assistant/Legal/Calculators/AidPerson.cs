namespace ResidentAssistant.Assistant.Legal.Calculators;

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
