namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>
/// The simulated world of WeChat: accounts, people, time and chance. One lock guards all of it, since being right matters
/// here and being fast does not.
/// </summary>
internal sealed class SimulatedWeChat(TimeProvider clock, int seed = 1)
{
    /// <summary>Only made-up AppIDs: a real account's secrets must not end up in a simulator.</summary>
    public const string AppIdPrefix = "wx0000";

    private readonly Dictionary<string, SimulatedAccount> accounts = [];
    private readonly List<Task> background = [];
    private int names;

    public Lock Gate { get; } = new();

    public TimeProvider Clock { get; } = clock;

    /// <summary>Whose timers the five seconds of a push, held-back messages and latency run on.</summary>
    public TimeProvider Timers { get; set; } = clock;

    public Chance Chance { get; } = new(seed, clock.GetUtcNow());

    public Faults Faults { get; } = new();

    public EventLog Log { get; } = new(clock);

    /// <summary>Where the API is served, with a slash at the end.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1/");

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IReadOnlyList<SimulatedAccount> Accounts
    {
        get
        {
            lock (Gate)
                return [.. accounts.Values];
        }
    }

    /// <summary>An account with everything made up.</summary>
    public SimulatedAccount AddAccount(string name, PushMode mode = PushMode.Encrypted, AccountRights rights = AccountRights.VerifiedService,
        Uri? webhook = null)
    {
        var account = AddAccount(name, AppIdPrefix + Chance.Hex(12), Chance.Hex(32), Chance.Word(16), Chance.Word(43));
        (account.Mode, account.Rights, account.Webhook) = (mode, rights, webhook);
        return account;
    }

    /// <exception cref="ArgumentException">The AppID could be a real one.</exception>
    public SimulatedAccount AddAccount(string name, string appId, string secret, string token, string encodingAesKey)
    {
        if (!IsMadeUp(appId))
            throw new ArgumentException($"模拟器只接受以 {AppIdPrefix} 开头的 AppID，以免真公众号的密钥用到这里。", nameof(appId));
        var account = new SimulatedAccount
        {
            Name = name,
            AppId = appId,
            Secret = secret,
            Token = token,
            EncodingAesKey = encodingAesKey,
            OriginalId = "gh_" + Chance.Hex(12),
            OpenIdPrefix = Chance.Word(5),
            Tokens = new AccountTokens(Chance),
        };
        SampleTemplates.AddTo(account);
        lock (Gate)
            accounts.Add(appId, account);
        return account;
    }

    public static bool IsMadeUp(string appId) => appId.StartsWith(AppIdPrefix, StringComparison.Ordinal);

    public SimulatedAccount? Find(string? appId)
    {
        lock (Gate)
            return appId is null ? null : accounts.GetValueOrDefault(appId);
    }

    public SimulatedPerson AddPerson(SimulatedAccount account, string? name = null)
    {
        lock (Gate)
        {
            var person = new SimulatedPerson(Chance.OpenId(account.OpenIdPrefix), name ?? SampleNames.Of(names++));
            account.Add(person);
            return person;
        }
    }

    public void Show(SimulatedPerson person, ScreenLine line)
    {
        lock (Gate)
            person.Show(line, Now);
    }

    /// <summary>Where a picture or recording can be fetched without a token, as PicUrl.</summary>
    public string MediaAddress(Medium medium) => new Uri(Address, $"mmbiz/{medium.Id}/0").ToString();

    /// <summary>Keeps what goes on after an answer, so that <see cref="SettledAsync"/> can wait for it.</summary>
    public void Follow(Task task)
    {
        lock (Gate)
        {
            background.RemoveAll(done => done.IsCompleted);
            background.Add(task);
        }
    }

    /// <summary>Returns when every event that a call has caused has been pushed.</summary>
    public async Task SettledAsync()
    {
        while (true)
        {
            Task[] open;
            lock (Gate)
                open = [.. background.Where(task => !task.IsCompleted)];
            if (open.Length == 0)
                return;
            await Task.WhenAll(open);
        }
    }
}
