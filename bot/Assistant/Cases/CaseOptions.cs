using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Deadlines of cases (settings <c>City:Cases:*</c>).</summary>
public sealed class CaseOptions
{
    /// <summary>When offices open, in the city's time.</summary>
    public TimeOnly OpensAt { get; init; } = new(9, 0);

    public TimeOnly ClosesAt { get; init; } = new(17, 0);

    /// <summary>Accept within half a day, check in within a day, answer within five.</summary>
    public CaseTimes Normal { get; init; } = new(4, 8, 40);

    public CaseTimes Urgent { get; init; } = new(1, 2, 16);

    /// <summary>By the clock.</summary>
    public CaseTimes Emergency { get; init; } = new(0.5, 1, 24);

    /// <summary>Working days within which ordinary cases of a category are answered, where they differ.</summary>
    public IReadOnlyDictionary<CaseCategory, int> AnswerDays { get; init; } = new Dictionary<CaseCategory, int>();

    /// <exception cref="SettingException">A value is outside its range.</exception>
    internal void Check()
    {
        if (ClosesAt <= OpensAt)
            throw new SettingException($"City:Cases:ClosesAt 是 {ClosesAt}，应晚于 City:Cases:OpensAt（{OpensAt}），例如 City__Cases__ClosesAt=17:00。");
        foreach (var (name, times) in new[] { (nameof(Normal), Normal), (nameof(Urgent), Urgent), (nameof(Emergency), Emergency) })
            if (new[] { times.Accept, times.CheckIn, times.Answer }.Any(hours => hours is not (> 0 and <= 2000)))
                throw new SettingException($"City:Cases:{name} 的 Accept、CheckIn、Answer 应大于 0、不超过 2000，单位是小时，例如 City__Cases__{name}__Answer=40。");
        if (AnswerDays.Values.Any(days => days is < 1 or > 250))
            throw new SettingException("City:Cases:AnswerDays 的每一项应在 1 到 250 个工作日之间，例如 City__Cases__AnswerDays__Environment=3。");
    }
}
