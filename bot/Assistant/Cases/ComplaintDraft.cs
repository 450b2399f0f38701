namespace ResidentAssistant.Assistant.Cases;

/// <summary>A complaint while it is being told.</summary>
public sealed class ComplaintDraft
{
    public string? Description { get; set; }

    /// <summary>Estate, road or village.</summary>
    public string? Community { get; set; }

    /// <summary>Building, unit, room or landmark.</summary>
    public string? Spot { get; set; }

    /// <summary>When it happens, as said, with the day it means: 每天晚上, 昨晚（11月22日）.</summary>
    public string? When { get; set; }

    /// <summary>The resident's own telephone number, when she gave it.</summary>
    public string? Phone { get; set; }

    /// <summary>Whom or what it is about (被反映对象): 物业, 宏远建筑公司.</summary>
    public string? About { get; set; }

    /// <summary>Money, as said: 三百二十块, 2万多.</summary>
    public string? Amount { get; set; }

    /// <summary>What she asks for (诉求): 要求退还押金.</summary>
    public string? Wish { get; set; }

    /// <summary>Ids of attachments.</summary>
    public List<Guid> Photos { get; init; } = [];

    public string Place => string.Join(' ', new[] { Community, Spot }.Where(part => !string.IsNullOrEmpty(part)));
}
