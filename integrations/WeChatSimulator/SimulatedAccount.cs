namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>An official account (公众号) of the simulated world.</summary>
internal sealed class SimulatedAccount
{
    private readonly List<SimulatedPerson> people = [];

    public required string Name { get; init; }

    public required string AppId { get; init; }

    public required string Secret { get; init; }

    public required string Token { get; init; }

    public required string EncodingAesKey { get; init; }

    /// <summary>gh_ and 12 hex digits.</summary>
    public required string OriginalId { get; init; }

    /// <summary>What all OpenIDs of the account begin with, behind the o.</summary>
    public required string OpenIdPrefix { get; init; }

    public required AccountTokens Tokens { get; init; }

    public PushMode Mode { get; set; } = PushMode.Encrypted;

    public AccountRights Rights { get; set; } = AccountRights.VerifiedService;

    /// <summary>Where messages are pushed to; null: nowhere.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>The address answered the verification (服务器配置已启用).</summary>
    public bool Enabled { get; set; }

    /// <summary>Addresses that may fetch tokens; empty: any.</summary>
    public List<string> Whitelist { get; } = [];

    public ApiQuotas Quotas { get; } = new();

    public MenuStore Menus { get; } = new();

    public Dictionary<string, NoticeTemplate> Templates { get; } = [];

    /// <summary>Template messages by <c>client_msg_id</c>.</summary>
    public Dictionary<string, (long Id, DateTimeOffset At)> SentTemplates { get; } = [];

    public QrCodes QrCodes { get; } = new();

    public MediaStore Media { get; } = new();

    public WebAuthorizations Authorizations { get; } = new();

    /// <summary>Names by number.</summary>
    public SortedDictionary<int, string> TagNames { get; } = [];

    public IReadOnlyList<SimulatedPerson> People => people;

    public bool May(AccountRights right) => (Rights & right) == right;

    public SimulatedPerson? Find(string openId) => people.Find(person => person.OpenId == openId);

    public void Add(SimulatedPerson person) => people.Add(person);

    /// <summary>Settings under which the assistant serves this account; names and values as in its documentation.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings()
    {
        var path = $"WeChat:Accounts:{Name}:";
        yield return KeyValuePair.Create<string, string?>(path + "AppId", AppId);
        yield return KeyValuePair.Create<string, string?>(path + "AppSecret", Secret);
        yield return KeyValuePair.Create<string, string?>(path + "Token", Token);
        yield return KeyValuePair.Create<string, string?>(path + "EncodingAESKey", EncodingAesKey);
        yield return KeyValuePair.Create<string, string?>(path + "Mode", SettingOf(Mode));
    }

    public static string SettingOf(PushMode mode) => mode switch { PushMode.Clear => "Plain", PushMode.Both => "Compatible", PushMode.Encrypted => "Safe" };
}
