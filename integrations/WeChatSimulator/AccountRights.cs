namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What an account may do; calls beyond it are refused with 48001.</summary>
[Flags]
internal enum AccountRights
{
    None = 0,
    CustomerService = 1,
    Menu = 2,
    WebAuthorization = 4,
    QrCode = 8,
    Template = 16,
    Subscription = 32,
    Users = 64,
    Media = 128,

    /// <summary>Menu messages; without it they are refused with 40200.</summary>
    MenuMessages = 256,

    /// <summary>已认证服务号.</summary>
    VerifiedService = CustomerService | Menu | WebAuthorization | QrCode | Template | Subscription | Users | Media | MenuMessages,

    /// <summary>已认证订阅号.</summary>
    VerifiedSubscription = CustomerService | Menu | Users | Media | MenuMessages,

    /// <summary>未认证服务号.</summary>
    UnverifiedService = Menu,

    /// <summary>测试号.</summary>
    TestAccount = VerifiedService & ~MenuMessages,
}
