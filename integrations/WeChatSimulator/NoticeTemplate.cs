using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>A template of the account (模板消息, 订阅通知).</summary>
/// <param name="Lines">Label and key of each line, e.g. 办理进度, <c>phrase2</c>.</param>
/// <param name="Subscription">A template of subscription notices rather than of template messages.</param>
/// <param name="LongTerm">Of subscription notices: one acceptance holds until it is taken back.</param>
internal sealed record NoticeTemplate(string Id, string Title, IReadOnlyList<(string Label, string Key)> Lines, bool Subscription = false, bool LongTerm = false)
{
    /// <summary>Values of these constants; others may hold anything up to 20 characters.</summary>
    public IReadOnlyDictionary<string, string[]> Constants { get; init; } = new Dictionary<string, string[]>();

    public string Content => string.Join('\n', Lines.Select(line => $"{line.Label}：{{{{{line.Key}.DATA}}}}"));
}

/// <summary>Templates every simulated account has from the beginning.</summary>
internal static class SampleTemplates
{
    public const string CaseProgress = "tpl_case_progress_0123456789abcdefghijklmno";
    public const string Appointment = "tpl_appointment_0123456789abcdefghijklmnopq";
    public const string OneTime = "sub_case_closed_0123456789abcdefghijklmnopq";
    public const string LongTerm = "sub_city_notice_0123456789abcdefghijklmnopq";

    public static void AddTo(SimulatedAccount account)
    {
        NoticeTemplate[] templates =
        [
            new(CaseProgress, "诉求办理进度通知", [("诉求编号", "character_string1"), ("诉求内容", "thing2"), ("办理进度", "phrase3"), ("更新时间", "time4")]),
            new(Appointment, "预约成功通知", [("预约事项", "thing1"), ("预约时间", "time2"), ("地点", "thing3"), ("联系电话", "phone_number4")]),
            new(OneTime, "诉求办结提醒", [("诉求编号", "character_string1"), ("处理结果", "thing2")], Subscription: true),
            new(LongTerm, "社区服务提醒", [("服务事项", "thing1"), ("时间", "time2")], Subscription: true, LongTerm: true),
        ];
        foreach (var template in templates)
            account.Templates.Add(template.Id, template);
    }
}

/// <summary>What a value of a template may be, by the beginning of its key.</summary>
internal static partial class TemplateValues
{
    /// <returns>Null, or what is wrong.</returns>
    public static string? Check(NoticeTemplate template, string key, string value)
    {
        if (value.Length == 0)
            return "is empty";
        if (template.Constants.TryGetValue(key, out var allowed) && !allowed.Contains(value))
            return "is not one of the constants";
        var length = new StringInfo(value).LengthInTextElements;
        return key.TrimEnd("0123456789".ToCharArray()) switch
        {
            "thing" => Fits(length <= 20),
            "character_string" => Fits(length <= 32 && value.All(c => c is >= ' ' and <= '~')),
            "time" => Fits(Time().IsMatch(value)),
            "date" => Fits(Date().IsMatch(value)),
            "amount" => Fits(Amount().IsMatch(value)),
            "phone_number" => Fits(Phone().IsMatch(value)),
            "car_number" => Fits(length <= 8),
            "name" => Fits(value.Any(c => c > 0x7F) ? length <= 10 : length <= 20),
            "phrase" => Fits(length <= 5 && value.All(c => c is >= '\u4e00' and <= '\u9fff')),
            "number" => Fits(Number().IsMatch(value)),
            "const" => Fits(length <= 20),
            _ => null,
        };
    }

    private static string? Fits(bool fits) => fits ? null : "value invalid";

    [GeneratedRegex(@"\A((\d{4}(-|年)\d{1,2}(-|月)\d{1,2}日?)\s?)?\d{1,2}:\d{2}(:\d{2})?(~.{4,20})?\z|\A\d{4}(-|年)\d{1,2}(-|月)\d{1,2}日?\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Time();

    [GeneratedRegex(@"\A\d{4}(-|年)\d{1,2}(-|月)\d{1,2}日?(\s?\d{1,2}:\d{2}(:\d{2})?)?\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Date();

    [GeneratedRegex(@"\A[¥￥$]?\d{1,10}(\.\d{1,2})?元?\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\A[0-9+() -]{1,17}\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\A\d{1,32}(\.\d+)?\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Number();
}
