using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Tells questions how something is done at an office (低保怎么申请, 身份证丢了怎么补办) from complaints that it is not done. They are
/// no complaint and no legal question: the resident is told where to ask.
/// </summary>
internal static partial class OfficeMatters
{
    /// <summary>Letters of such a question; who writes more tells a story.</summary>
    private const int Longest = 40;

    /// <summary>The matter: 低保, 身份证, and what is asked of it; null when the text asks nothing of the kind.</summary>
    public static OfficeQuestion? AskedIn(string text)
    {
        if (text.Length > 3 * Longest)
            return null;
        var said = Repair.Plain(text);
        if (said.Length > Longest || Complains().IsMatch(said))
            return null;
        if (LawyerForm().IsMatch(said))
            return new OfficeQuestion("律师费", OfficeAsk.LawyersFee);
        if (NumberForm().IsMatch(said) && (Whom().Match(said) is { Success: true } found ? found : Matter().Match(said)) is { Success: true } whom)
            return new OfficeQuestion(whom.Value, OfficeAsk.Number);
        return How().IsMatch(said) && Matter().Match(said) is { Success: true } matter ? new OfficeQuestion(matter.Value, OfficeAsk.Procedure) : null;
    }

    /// <summary>What a lawyer takes; who has to bear it is a question of law.</summary>
    [GeneratedRegex(
        "律师费(?:是|要|得|一般|大概|大约|怎么|咋|如何|都|收)*(?:多少|几多|几何|怎么收|怎么算|咋收|咋算|如何收|贵不贵|贵吗|收费标准|标准|算)|^律师费(?:用|标准)?$|(?:请|找|雇|聘)(?:个|一个|位)?律师(?:打官司|代理|出庭|写状子)?(?:是|要|得|"
            + "一般|大概|大约|都|会|需)*(?:多少|几多)(?:钱|费|费用)?|(?:请|找|雇|聘)(?:个|一个|位)?律师.{0,3}(?:贵不贵|贵吗|费用|收费|怎么收费|收不收)|律师(?:怎么|咋|如何)收费", RegexOptions.None,
                RegexLimit.Milliseconds)]
    private static partial Regex LawyerForm();

    /// <summary>Asks for a number to call.</summary>
    [GeneratedRegex(
        "(?:打|拨)(?:什么|哪个|啥|多少)(?:电话|号码?|热线)|(?:电话|热线|号码)(?:号码)?(?:是)?(?:多少|几号|什么|啥|哪个)|(?:怎么|咋|如何)(?:联系|打电话)|(?:有|给个|给我个|求|要)(?:.{0,8}的)?(?:联系)?电话(?:吗|没|没有)?$",
            RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NumberForm();

    [GeneratedRegex(
        "停水|停电|停气|断水|断电|水管爆|漏电|电表|水表|气表|燃气公司|天然气公司|自来水公司|水务|供水|供电局?|电力公司|国家电网|热力公司|供暖|物业|居委会|村委会|社区|派出所|街道办?|城管|环保局?|疾控中心|市场监管局?|人社局|医保局|民政局|住建局|房管局|教育局|"
            + "公积金中心|劳动监察|劳动局|信访局?|政务服务中心|政务大厅|办事大厅|便民服务中心|交警队?|车管所|卫生服务中心|社区医院|开锁|殡仪馆|有线电视|宽带", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Whom();

    [GeneratedRegex(
        "低保|公交卡|一卡通|银行卡|特困|五保|临时救助|医疗救助|大病救助|救助金|高龄(?:津贴|补贴)|养老(?:补贴|补助|金|保险)|老年(?:证|卡|优待证)|优待证|敬老卡|残疾(?:证|人证|人补贴|补贴)|护理补贴|孤儿补贴|身份证|户口(?:本|簿|页|迁移)?|落户|户籍|"
            + "居住证|暂住证|社保(?:卡|转移|关系|补贴)?|医保(?:卡|报销|转移|关系)?|失业(?:金|保险金?|补助|登记|证)|生育(?:津贴|登记|服务证|保险)|准生证|退休(?:手续|金|证)?|灵活就业|就业补贴|创业(?:补贴|贷款)|公积金|公租房|廉租房|保障房|"
            + "经济适用房|人才(?:补贴|公寓)|护照|港澳通行证|通行证|驾驶?证|行驶证|营业执照|卫生许可证|食品经营许可证|结婚证|离婚证|结婚登记|离婚登记|出生(?:证|医学证明)|死亡证明|无犯罪(?:记录)?证明|收入证明|居住证明|房产证|不动产(?:权?证|登记)|房屋过户|"
            + "房产过户|学籍|入学|转学|上学|读小学|读初中|幼儿园|水费|电费|燃气费|天然气费|气费|物业费|停车费|垃圾(?:处理)?费|卫生费|暖气费|取暖费|采暖费|供暖费|供热费|有线电视费|电视费|宽带费|话费|车船税|契税|房产税|交通罚款|上户|车辆过户|车牌|年检|疫苗本|"
            + "健康证|献血证|独生子女(?:证|费|补贴)|电动车上牌|殡葬补贴|丧葬(?:费|补贴|补助)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Matter();

    [GeneratedRegex(
        "(?:怎么|怎样|如何|咋个?|在哪里?|去哪里?|到哪里?|上哪里?|哪里|哪儿|何处|找谁|找哪个|哪个部门|什么部门|啥部门|什么单位).{0,8}?(?:申请|申办|申领|办理?|补办?|领取?|换|开|打印?|转移?|报销?|查询?|查|登记|迁|过户|缴|交|付|充值?|续|激活|"
            + "认证|补缴|挂失|注销|恢复|弄|搞|报名)|(?:申请|申办|申领|办理?|补办|补领|领取|换领?|开|转移|报销|查询|登记|迁移|过户|缴费|报名|领).{0,10}?(?:怎么办理?|怎么弄|咋办|咋弄|在哪里?|去哪里?|到哪里?|找谁|找哪个|哪个部门|什么条件|"
            + "啥条件|哪些条件|什么材料|啥材料|哪些材料|什么手续|啥手续|哪些手续|什么证件|哪些证件|要带什么|需要什么|要什么|要啥|流程|步骤|多久能|几天能)|(?:丢了|掉了|遗失|过期了?|到期了?|坏了|不见了).{0,6}?(?:怎么办|咋办|怎么弄|咋弄|在哪|去哪|到哪|"
            + "找谁)|(?:要|需要|带|准备)(?:些|点)?(?:什么|啥|哪些)(?:材料|手续|证件|证明|条件|东西)|(?:丢了|掉了|遗失了?|不见了)$|(?:上学|入学|小学|初中|幼儿园)报名|^咨询.{2,20}(?:流程|手续|条件|材料|办理|申请|政策|标准)",
                RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex How();

    /// <summary>Who says so has asked already, or asks about a right.</summary>
    [GeneratedRegex("不给|不肯|不让|不予|不办|推诿|推来推去|踢皮球|拖着|拖了|一直没|还没|至今|投诉|举报|反映|态度|乱收|多收|违规|名额|霸占|占用|卡着|刁难|跑了|几趟|老板|公司|单位不|用人单位|合法|违法|犯法|赔偿|起诉|判|官司|离婚(?!证|登记)|系统|出错",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Complains();
}
