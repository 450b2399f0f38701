using System.Text.RegularExpressions;

namespace ResidentAssistant.Knowledge;

/// <summary>Criminal law answers who asks of crimes and punishment; to others it is a fright and no help.</summary>
internal static partial class CriminalLaw
{
    /// <summary>Whether a law is the criminal code, an amendment, or an interpretation for criminal cases.</summary>
    /// <param name="law">Its canonical name.</param>
    public static bool Is(string law) => Name().IsMatch(law);

    /// <summary>Whether a question names a crime, an offender or a punishment.</summary>
    public static bool IsMeant(string question) => Crime().IsMatch(question);

    [GeneratedRegex("^刑法|刑事案件|刑法.*(?:解释|规定|决定|批复)|^最高人民(?:法院|检察院).*(?:犯罪|罪名|量刑|刑罚|定罪)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Name();

    [GeneratedRegex(
        "罪|刑|犯(?!规|错)|坐牢|判几年|判多[久少]|牢|监狱|缓刑|公安|警察|报警|派出所|拘留|逮捕|取保|立案|检察|嫌疑|盗窃|偷|抢|诈骗|骗|杀|强奸|猥亵|毒|赌|嫖|卖淫|贪污|受贿|行贿|贿赂|挪用|侵占|敲诈|勒索|绑架|拐卖|非法|走私|"
            + "伪造|假币|洗钱|传销|集资|酒驾|醉驾|肇事|逃逸|轻伤|重伤|伤害|打死|打伤|致死|投毒|放火|爆炸|枪|黑社会|恐吓|寻衅|聚众|赃|自首|立功|累犯|从轻|减刑|假释|追诉|正当防卫|紧急避险|未成年|拒不|虐待|遗弃|诬告|伪证|窝藏|包庇|"
            + "偷税|逃税|虚开|帮信|银行卡|出借|出租.*卡|转移财产|黑客|病毒|泄露|买卖.*信息|违法|犯法",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Crime();
}
