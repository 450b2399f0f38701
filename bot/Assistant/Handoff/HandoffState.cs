namespace ResidentAssistant.Assistant.Handoff;

public enum HandoffState
{
    /// <summary>排队中</summary>
    Waiting,

    /// <summary>接待中</summary>
    Active,

    /// <summary>已结束</summary>
    Ended,
}
