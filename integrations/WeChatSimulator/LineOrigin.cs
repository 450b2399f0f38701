namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>By which way a line came onto the screen.</summary>
internal enum LineOrigin
{
    /// <summary>The person wrote or sent it.</summary>
    Mine,

    /// <summary>The reply to a push.</summary>
    Passive,

    CustomerService,

    Template,

    Subscription,

    /// <summary>WeChat itself: the failure line, "you follow now", "typing".</summary>
    System,
}
