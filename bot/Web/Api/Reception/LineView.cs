using System.ComponentModel;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Web.Api.Reception;

/// <summary>A line of a conversation.</summary>
internal sealed record LineView
{
    [Description("1、2、3……，中间不缺")]
    public required long Sequence { get; init; }

    [Description("resident、assistant、lawyer 或 staff")]
    public required Speaker Speaker { get; init; }

    public string? Name { get; init; }

    [Description("text、photo、voice、location 等")]
    public required MessageKind Kind { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    [Description("照片和语音几份；在控制台里看")]
    public required int Attachments { get; init; }

    public static LineView Of(Activity line) => new()
    {
        Sequence = line.Sequence,
        Speaker = line.Speaker,
        Name = line.SpeakerName,
        Kind = line.Kind,
        Text = line.Text,
        At = CityTime.Local(line.At),
        Attachments = line.Attachments.Count,
    };
}
