namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>How employment ended, as far as the law's answer depends on it.</summary>
public enum Leaving
{
    /// <summary>单位提出，协商一致 (46(2))</summary>
    Agreed,

    /// <summary>医疗期满、不能胜任、客观情况变化 (40, 46(3))</summary>
    WithNotice,

    /// <summary>裁员 (41, 46(4))</summary>
    Layoff,

    /// <summary>合同到期不续签 (44(1), 46(5))</summary>
    Expired,

    /// <summary>单位破产、关闭、解散 (44(4)(5), 46(6))</summary>
    Closed,

    /// <summary>单位欠薪、不交社保等，被迫离职 (38, 46(1))</summary>
    Forced,

    /// <summary>违法解除 (48, 87)</summary>
    Unlawful,

    /// <summary>单位说我严重违纪等 (39)</summary>
    Misconduct,

    /// <summary>自己辞职 (37)</summary>
    Resigned,
}
