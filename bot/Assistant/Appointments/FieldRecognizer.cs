namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Reads from a matter which field of law it falls into, by the words residents use.</summary>
public static class FieldRecognizer
{
    private static readonly (LegalField Field, string[] Words)[] Known =
    [
        (LegalField.Labour, ["工资", "辞退", "开除", "劳动", "工伤", "社保", "加班", "老板", "试用期", "用工", "仲裁"]),
        (LegalField.Family, ["离婚", "抚养", "结婚", "继承", "遗产", "遗嘱", "彩礼", "家暴", "赡养", "婚"]),
        (LegalField.Neighbours, ["物业", "邻居", "漏水", "噪音", "楼上", "楼下", "业主", "停车", "电梯"]),
        (LegalField.Housing, ["租房", "房东", "押金", "买房", "拆迁", "房产", "过户", "定金", "房本", "交房"]),
        (LegalField.Debt, ["借钱", "欠钱", "欠条", "借条", "贷款", "合同", "担保", "利息", "债"]),
        (LegalField.Injury, ["车祸", "撞", "打伤", "受伤", "伤残", "医疗", "交通事故", "摔"]),
        (LegalField.Consumer, ["退款", "退货", "假货", "买到", "消费", "预付", "健身卡", "商家"]),
        (LegalField.Criminal, ["拘留", "坐牢", "判刑", "诈骗", "报案", "刑事", "取保"]),
        (LegalField.Administrative, ["罚款", "行政", "复议", "征收", "执法"]),
    ];

    /// <param name="matter">What it is about; null: nothing was said.</param>
    /// <returns>Null when nothing tells, or when two fields are equally near.</returns>
    public static LegalField? Read(string? matter)
    {
        if (matter is null)
            return null;
        var counted = Known.Select(one => (one.Field, Count: one.Words.Count(word => matter.Contains(word, StringComparison.Ordinal))))
            .Where(one => one.Count > 0).OrderByDescending(one => one.Count).ToList();
        return counted.Count == 0 || (counted.Count > 1 && counted[0].Count == counted[1].Count) ? null : counted[0].Field;
    }
}
