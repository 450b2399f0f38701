namespace ResidentAssistant.Assistant.Safety;

/// <summary>What somebody is in danger of (险情). Stored by name.</summary>
public enum DangerKind
{
    /// <summary>家庭暴力、打架：partner, family, neighbours</summary>
    Violence,

    /// <summary>轻生、自伤</summary>
    SelfHarm,

    /// <summary>火情</summary>
    Fire,

    /// <summary>燃气、一氧化碳、毒气</summary>
    Gas,

    /// <summary>急病、受伤、中毒</summary>
    Medical,

    /// <summary>正在发生的犯罪：抢劫、入室、绑架、跟踪、性侵</summary>
    Crime,

    /// <summary>被困：电梯、水、塌方</summary>
    Trapped,

    /// <summary>电信诈骗</summary>
    Fraud,

    /// <summary>孩子受害或走失</summary>
    Child,
}
