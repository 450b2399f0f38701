using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Reads from a resident's lines what a lawyer who takes over needs, and what has not been spoken of yet.</summary>
public static class MakeBrief
{
    /// <summary>What was said longer before the wish for a person is another matter.</summary>
    private static readonly TimeSpan SameMatter = TimeSpan.FromHours(1);

    /// <summary>What lawyers ask first, by field, and the words that tell it was spoken of.</summary>
    private static readonly Dictionary<LegalField, (string Name, string[] Words)[]> Asked = new()
    {
        [LegalField.Labour] =
        [
            ("什么时候入职", ["入职", "上班", "干了", "做了", "工作了"]), ("有没有劳动合同", ["合同"]), ("工资多少、怎么发", ["工资", "月薪", "底薪", "转账", "现金"]),
            ("有没有缴社保", ["社保", "保险"]), ("手里的证据", ["聊天", "记录", "考勤", "打卡", "工资条", "录音"]),
        ],
        [LegalField.Family] =
        [
            ("结婚多久", ["结婚", "领证"]), ("有没有孩子、多大", ["孩子", "儿子", "女儿", "小孩"]), ("房子和存款", ["房", "存款", "车", "财产"]),
            ("对方的态度", ["同意", "不肯", "不愿", "协议"]),
        ],
        [LegalField.Neighbours] = [("哪个小区几栋", ["小区", "栋", "号楼", "单元"]), ("找没找过物业或社区", ["物业", "社区", "居委"]), ("有没有照片", ["照片", "视频", "录像"])],
        [LegalField.Housing] =
        [
            ("有没有合同", ["合同", "协议"]), ("付了多少钱", ["押金", "定金", "首付", "租金", "房租"]), ("对方怎么说", ["房东", "中介", "开发商", "卖家", "不退"]),
        ],
        [LegalField.Debt] =
        [
            ("有没有借条", ["借条", "欠条", "收据"]), ("怎么给的钱", ["转账", "现金", "微信", "支付宝"]), ("约定什么时候还", ["还", "到期", "期限"]), ("有没有担保", ["担保", "抵押"]),
        ],
        [LegalField.Injury] =
        [
            ("什么时候、在哪里", ["昨天", "今天", "月", "路", "口"]), ("报警没有", ["报警", "交警", "派出所", "认定书"]), ("医疗费和病历", ["医院", "住院", "病历", "医疗费"]),
        ],
        [LegalField.Consumer] = [("在哪里买的", ["店", "网", "平台", "商家"]), ("有没有小票或订单", ["小票", "发票", "订单", "合同"]), ("想要什么结果", ["退款", "退货", "赔", "换"])],
        [LegalField.Criminal] = [("现在到哪一步", ["拘留", "逮捕", "取保", "起诉", "立案"]), ("在哪个派出所", ["派出所", "公安", "看守所"])],
        [LegalField.Administrative] = [("哪个部门、什么决定", ["局", "街道", "政府", "决定书"]), ("什么时候收到的", ["收到", "送达", "天前", "月"])],
    };

    /// <param name="session">The hand-off.</param>
    /// <param name="lines">Of its conversation, in order.</param>
    public static HandoffBrief Of(HandoffSession session, IReadOnlyList<Activity> lines)
    {
        var said = lines.Where(line => line.Speaker == Speaker.Resident && line.At >= session.RequestedAt - SameMatter && line.Text.Length > 0).ToList();
        if (said.Count == 0)
            return HandoffBrief.Nothing;
        var facts = new List<BriefFact>();
        foreach (var line in said)
        {
            var day = CityTime.Today(line.At);
            if (MoneyRecognizer.Read(line.Text) is { } amount)
                facts.Add(new BriefFact("金额", $"{(amount.Vague ? "约 " : "")}{amount.Yuan:0.##} 元", line.Sequence));
            else if (MoneyRecognizer.ReadRange(line.Text) is var (low, high))
                facts.Add(new BriefFact("金额", $"{low:0.##} 到 {high:0.##} 元", line.Sequence));
            if (DayRecognizer.Read(line.Text, day) is { Precision: Precision.Day } when)
                facts.Add(new BriefFact("时间", CityTime.Day(when.Day), line.Sequence));
            if (line.Attachments.Count > 0)
                facts.Add(new BriefFact("照片", $"{line.Attachments.Count} 份", line.Sequence));
        }

        var all = string.Join('\n', said.Select(line => line.Text));
        var missing = session.Field is { } field && Asked.TryGetValue(field, out var asked)
            ? asked.Where(one => !one.Words.Any(word => all.Contains(word, StringComparison.Ordinal))).Select(one => one.Name).ToList() : [];
        return new HandoffBrief([.. facts.DistinctBy(fact => (fact.Name, fact.Words))], missing, WaitingRecognizer.Of(said));
    }
}
