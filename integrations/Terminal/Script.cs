using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Integrations.Terminal;

/// <summary>
/// A conversation in a text file, to be read by people and played by the assistant. A line that begins with 居民：, 助手：,
/// 不说：, 可选： or 过了： is a step, any other one is a remark. In a file without 居民： each line is what the resident says,
/// but for empty ones and those that begin with #.
/// </summary>
public static partial class Script
{
    private static readonly (string Name, MessageKind Kind)[] Kinds =
    [
        ("照片", MessageKind.Photo), ("位置", MessageKind.Location), ("语音", MessageKind.Voice), ("进来", MessageKind.Joined), ("表情", MessageKind.Unreadable),
    ];

    /// <exception cref="FormatException">A step cannot be read; says which.</exception>
    public static IReadOnlyList<Step> Read(IEnumerable<string> lines)
    {
        var all = lines.Select(line => line.Trim()).ToList();
        return all.Exists(line => line.StartsWith("居民：", StringComparison.Ordinal))
            ? [.. all.Select(OfLine).OfType<Step>()]
            : [.. all.Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => new Step.Said(MessageKind.Text, line))];
    }

    private static Step? OfLine(string line)
    {
        if (StepForm().Match(line) is not { Success: true } match)
            return null;
        var rest = match.Groups["rest"].Value;
        return match.Groups["who"].Value switch
        {
            "居民" => Say(rest),
            "助手" => new Step.Heard(rest, true),
            "不说" => new Step.Heard(rest, false),
            "可选" => new Step.Offered(rest.Split('、')),
            _ => new Step.Passed(Time(rest)),
        };
    }

    private static Step.Said Say(string rest)
    {
        if (KindForm().Match(rest) is not { Success: true } match)
            return new Step.Said(MessageKind.Text, rest);
        var kind = Array.Find(Kinds, kind => kind.Name == match.Groups["kind"].Value).Kind;
        return new Step.Said(kind, match.Groups["text"].Value);
    }

    /// <summary>What the resident sends, as a message of a channel.</summary>
    /// <param name="said">A line of a script.</param>
    /// <param name="channel">See <see cref="InboundMessage.Channel"/>.</param>
    /// <param name="address">See <see cref="InboundMessage.Address"/>.</param>
    /// <param name="key">See <see cref="InboundMessage.Key"/>.</param>
    /// <param name="photos">Stored already; only photos have any.</param>
    public static InboundMessage MessageOf(Step.Said said, string channel, string address, string key, params IReadOnlyList<Attachment> photos) =>
        said.Kind switch
        {
            MessageKind.Text => new InboundMessage.Text(channel, address, key, said.Text),
            MessageKind.Photo => new InboundMessage.Photos(channel, address, key, photos, said.Text),
            MessageKind.Voice => new InboundMessage.Voice(channel, address, key),
            MessageKind.Location => new InboundMessage.Place(channel, address, key, said.Text),
            MessageKind.Joined => new InboundMessage.Joined(channel, address, key, said.Text),
            MessageKind.Unreadable => new InboundMessage.Unreadable(channel, address, key),
        };

    /// <summary>How a script writes what is not a text.</summary>
    internal static string NameOf(MessageKind kind) => Array.Find(Kinds, one => one.Kind == kind).Name;

    private static TimeSpan Time(string said)
    {
        if (TimeForm().Match(said) is not { Success: true } match || ChineseNumbers.Read(match.Groups["n"].Value) is not { } number)
            throw new FormatException($"看不懂“过了：{said}”，应写成例如“过了：3小时”。");
        return match.Groups["unit"].Value switch
        {
            "分钟" => TimeSpan.FromMinutes((double)number),
            "天" => TimeSpan.FromDays((double)number),
            _ => TimeSpan.FromHours((double)number),
        };
    }

    [GeneratedRegex("^(?<who>居民|助手|不说|可选|过了)：(?<rest>.*)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex StepForm();

    [GeneratedRegex(@"^\[(?<kind>照片|位置|语音|表情|进来)\]\s*(?<text>.*)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex KindForm();

    [GeneratedRegex("^(?<n>[0-9一二三四五六七八九十两]+)个?(?<unit>分钟|小时|天)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex TimeForm();
}
