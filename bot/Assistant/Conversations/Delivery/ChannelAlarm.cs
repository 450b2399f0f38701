namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Something about a channel that only a person can put right (渠道警报), e.g. an address missing in WeChat's list.</summary>
public sealed class ChannelAlarm
{
    private ChannelAlarm()
    {
    }

    internal ChannelAlarm(string channel, int code, string text, DateTimeOffset now)
    {
        Channel = channel;
        Code = code;
        Text = text;
        FirstAt = LastAt = now;
        Times = 1;
    }

    public string Channel { get; private set; } = "";

    /// <summary>The channel's own number of the error.</summary>
    public int Code { get; private set; }

    /// <summary>What it is and what to do about it; without personal data.</summary>
    public string Text { get; private set; } = "";
    public DateTimeOffset FirstAt { get; private set; }
    public DateTimeOffset LastAt { get; private set; }
    public int Times { get; private set; }
}
