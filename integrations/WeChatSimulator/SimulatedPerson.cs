namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>One person as one account knows them. Everything that changes is guarded by the world's lock.</summary>
internal sealed class SimulatedPerson(string openId, string name)
{
    private readonly List<ScreenLine> screen = [];

    public string OpenId { get; } = openId;

    /// <summary>For the list of residents only; no API tells it.</summary>
    public string Name { get; } = name;

    public bool Follows { get; set; }

    /// <summary>Has followed at least once.</summary>
    public bool EverFollowed { get; set; }

    public DateTimeOffset? FollowedAt { get; set; }

    /// <summary>How the person came: <c>ADD_SCENE_SEARCH</c>, <c>ADD_SCENE_QR_CODE</c>, ...</summary>
    public string FollowScene { get; set; } = "ADD_SCENE_SEARCH";

    public string? FollowedThrough { get; set; }

    /// <summary>The person switched the account's messages off (消息免接收): 48002, and templates end as <c>failed:user block</c>.</summary>
    public bool MessagesOff { get; set; }

    /// <summary>Our account put the person on its blacklist (43019).</summary>
    public bool Blacklisted { get; set; }

    public string Remark { get; set; } = "";

    public List<int> Tags { get; } = [];

    public WindowLedger Window { get; } = new();

    /// <summary>The account is shown as typing until then.</summary>
    public DateTimeOffset? TypingUntil { get; set; }

    /// <summary>How many subscription notices the person has accepted, by template; <see cref="int.MaxValue"/> for a long-term one.</summary>
    public Dictionary<string, int> Acceptances { get; } = [];

    /// <summary>Pushes of the person that have not ended yet.</summary>
    public int Pushing { get; set; }

    public IReadOnlyList<ScreenLine> Screen => screen;

    public void Show(ScreenLine line, DateTimeOffset now) => screen.Add(line with { Number = screen.Count + 1, At = now });
}
