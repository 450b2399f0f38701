namespace ResidentAssistant.Integrations.WeChatSimulator;

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
