namespace ResidentAssistant.Assistant.Cases;

/// <summary>When something happens or happened, as a resident says it.</summary>
/// <param name="Words">The resident's own words: 每天凌晨两点, 从上周三开始, 昨晚.</param>
/// <param name="Day">The day they mean, or begin with, where they mean one; 昨晚 cannot be read a week later without it.</param>
public sealed record SaidWhen(string Words, DateOnly? Day)
{
    /// <summary>昨晚（11月22日）; the words alone when they name the day themselves.</summary>
    public override string ToString() => Day is not { } day || Words.Contains('月', StringComparison.Ordinal) ? Words : $"{Words}（{day.Month}月{day.Day}日）";
}
