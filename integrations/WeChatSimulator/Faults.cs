namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Faults that were asked for, first come first struck, and habits that stay on until they are put off.</summary>
internal sealed class Faults
{
    private readonly Lock gate = new();
    private readonly List<(string? OpenId, PushFault Fault)> pushes = [];
    private readonly List<CallFault> calls = [];

    /// <summary>How long every call of the API takes, in the time of the timers.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Share of calls refused with -1, system busy.</summary>
    public double BusyShare { get; set; }

    /// <summary>Pushes in any order of elements, with and without line breaks, with elements nobody knows and without optional ones.</summary>
    public bool UntidyXml { get; set; } = true;

    /// <summary>Taps on a menu message come without their id, as some clients send them.</summary>
    public bool WithoutMenuIds { get; set; }

    /// <summary>The next pages opened through OAuth see the snapshot of a page, with a made-up OpenID.</summary>
    public bool SnapshotMode { get; set; }

    public int Waiting
    {
        get
        {
            lock (gate)
                return pushes.Count + calls.Count;
        }
    }

    /// <summary>Strikes the next messages.</summary>
    /// <param name="messages">How many messages.</param>
    /// <param name="posts">How many posts of each: with 3 of <see cref="PushTrouble.Cut"/> WeChat gives up.</param>
    /// <param name="openId">Only those of this person.</param>
    public void NextPush(PushTrouble trouble, int messages = 1, int posts = 1, TimeSpan? delay = null, string? openId = null)
    {
        lock (gate)
            pushes.AddRange(Enumerable.Repeat((openId, new PushFault(trouble, posts) { Delay = delay ?? TimeSpan.FromSeconds(6) }), messages));
    }

    /// <summary>Strikes the next calls.</summary>
    /// <param name="code">The errcode of <see cref="CallTrouble.Refuse"/>.</param>
    /// <param name="path">E.g. <c>/cgi-bin/message/custom/send</c>; null for any.</param>
    public void NextCall(CallTrouble trouble, string? path = null, int times = 1, int code = -1)
    {
        lock (gate)
            calls.AddRange(Enumerable.Repeat(new CallFault(path, trouble, code), times));
    }

    public void Clear()
    {
        lock (gate)
        {
            pushes.Clear();
            calls.Clear();
        }

        (Latency, BusyShare, WithoutMenuIds, SnapshotMode) = (TimeSpan.Zero, 0, false, false);
    }

    public PushFault TakePush(string? openId)
    {
        lock (gate)
        {
            var index = pushes.FindIndex(p => p.OpenId is null || p.OpenId == openId);
            if (index < 0)
                return PushFault.None;
            var fault = pushes[index].Fault;
            pushes.RemoveAt(index);
            return fault;
        }
    }

    public CallFault? TakeCall(string path)
    {
        lock (gate)
        {
            var index = calls.FindIndex(c => c.Path is null || c.Path == path);
            if (index < 0)
                return null;
            var fault = calls[index];
            calls.RemoveAt(index);
            return fault;
        }
    }
}
