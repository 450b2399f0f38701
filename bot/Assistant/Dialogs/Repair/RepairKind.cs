namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What may be said in the middle of any form.</summary>
public enum RepairKind
{
    None,
    Cancel,
    Back,
    Skip,
    Restart,
    Help,

    /// <summary>先这样: the draft is kept for another time.</summary>
    Later,

    /// <summary>接着办: what was kept, or the open form.</summary>
    Continue,

    /// <summary>大字版</summary>
    LargeText,

    /// <summary>标准版</summary>
    NormalText,

    /// <summary>谢谢, 再见</summary>
    Thanks,

    /// <summary>你是机器人吗</summary>
    AreYouHuman,
}
