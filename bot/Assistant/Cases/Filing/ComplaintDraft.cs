namespace ResidentAssistant.Assistant.Cases;

/// <summary>A complaint while it is being told.</summary>
public sealed class ComplaintDraft
{
    public string? Description { get; set; }

    /// <summary>Estate, road or village.</summary>
    public string? Community { get; set; }

    /// <summary>Building, unit, room or landmark.</summary>
    public string? Spot { get; set; }

    /// <summary>A place that was sent as a location, as the channel names it: it stands beside a name that was told, and never in its stead.</summary>
    public string? Located { get; set; }

    /// <summary>The estate, building or unit that was said to be wrong while it is not yet said what is right: it is asked next.</summary>
    public string? Denied { get; set; }

    /// <summary>When it happens, as said, with the day it means: 每天晚上, 昨晚（11月22日）.</summary>
    public string? When { get; set; }

    /// <summary>The resident's own telephone number, when it was given.</summary>
    public string? Phone { get; set; }

    /// <summary>Whom or what it is about (被反映对象): 物业, 宏远建筑公司.</summary>
    public string? About { get; set; }

    /// <summary>Money, as said: 三百二十块, 2万多.</summary>
    public string? Amount { get; set; }

    /// <summary>What the resident asks for (诉求): 要求退还押金.</summary>
    public string? Wish { get; set; }

    /// <summary>Ids of attachments.</summary>
    public List<Guid> Photos { get; init; } = [];

    /// <summary>The spot, with the location that was sent besides a name.</summary>
    public string? Detail => Located is null || Located == Community ? Spot : Spot is null ? $"位置：{Located}" : $"{Spot}（位置：{Located}）";

    public string Place => string.Join(' ', new[] { Community, Detail }.Where(part => !string.IsNullOrEmpty(part)));
}
