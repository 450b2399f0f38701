using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using Xunit;

namespace ResidentAssistant.Tests.LanguageModel;

/// <summary>What a language model may make of an answer: the same in other words, and nothing else.</summary>
public sealed class CheckWordingTests
{
    private const string Register =
        "可以改，但要快。登记的人书面同意，或者有证据证明确实登错了，登记机构应当更正。\n\n对方不同意的，可先办异议登记，从登记之日起15日内去法院起诉，同时申请保全查封，防他再卖。"
        + "房子要是已经按合理价钱转卖、过户给不知情的人，可能追不回，只能找卖房的人赔。异议登记没道理、害了对方的，您要赔，别乱用。";

    private const string Registered =
        "可以改，但要快。登记的人书面同意，或者您有证据证明确实登错了，登记机构应当更正。对方不同意，就先办异议登记，从登记之日起十五天内去法院起诉，同时申请保全查封，防他再卖。"
        + "房子已经按合理价钱转卖、过户给不知情的人，可能追不回，只能找卖房的人赔。异议登记没道理、害了对方，您要赔，别乱用。";

    private const string Area =
        "先看合同怎么写；没写的，按建筑面积或套内面积卖的房，误差在3%以内（含3%），多退少补，按实结算。\n\n超过3%，您可以退房，开发商要在您提出退房之日起30日内退还房款并付利息。"
        + "不退房的：面积大了，3%以内的钱您补，超出3%那部分开发商出；面积小了，3%以内的退还，超出3%那部分双倍退给您。";

    private const string Fee =
        "物业自己单方面涨的部分，您可以不交；原来约定的那部分，还是要照常交。\n\n收多少是写在物业服务合同里的。物业擅自提高标准、扩大收费范围或者重复收费，打官司时业主拿这个来抗辩，法院会支持；"
        + "已经多收走的，也可以要求退。\n\n不过，涨价要是业主大会依法定的，就对大家都有约束力；觉得它损害了您的合法权益，可以请法院撤销。";

    private const string Pay = "单位拖欠工资满三个月的，您可以向劳动监察投诉，一年内还能申请仲裁；赔偿金按12000元的百分之五十算，最多不超过五万元。";

    [Fact]
    public void The_same_in_other_words_passes()
    {
        Assert.Null(CheckWording.Refusal(Register, Registered));
        Assert.Null(CheckWording.Refusal(Register, Register));
        Assert.Null(CheckWording.Refusal(Area, Area));
        Assert.Null(CheckWording.Refusal(Fee, Fee));
        Assert.Null(CheckWording.Refusal(Pay, Pay));
        Assert.Null(CheckWording.Refusal(
            Fee,
            "物业自己单方面涨的部分，您可以不交；原来约定的那部分照常交。收多少，看物业服务合同怎么写。物业擅自提高标准、重复收费，打官司时您拿这个来抗辩，法院会支持；已经多收走的，也可以要求退。"
            + "要是涨价是业主大会依法定的，就对大家都有约束力；觉得损害了您的合法权益，可以请法院撤销。"));
        Assert.Null(CheckWording.Refusal(
            Area,
            "先看合同怎么写。没写的，按建筑面积或套内面积卖的房，误差在百分之三以内，多退少补。超过３％，您可以退房，开发商要在提出退房之日起三十天内退还房款并付利息。"
            + "不退房的，面积大了，3%以内的钱您补，超出的部分开发商出；面积小了，3%以内退还，超出3%那部分两倍退给您。"));
        Assert.Null(CheckWording.Refusal(
            Pay, "单位拖欠工资满3个月，您能向劳动监察投诉，十二个月内还能申请仲裁；赔偿金按一万二千元的50%算，不超过50000元。"));
    }

    [Theory]
    [InlineData("登记机构应当更正", "按《城市房地产管理法》登记机构应当更正", Rephrasing.Law)]
    [InlineData("登记机构应当更正", "按民法典登记机构应当更正", Rephrasing.Law)]
    [InlineData("登记机构应当更正", "按物权法登记机构应当更正", Rephrasing.Law)]
    [InlineData("登记机构应当更正", "按物权法规定登记机构应当更正", Rephrasing.Law)]
    [InlineData("登记机构应当更正", "按土地管理條例登记机构应当更正", Rephrasing.Law)]
    [InlineData("登记机构应当更正", "按登记暂行办法登记机构应当更正", Rephrasing.Law)]
    [InlineData("登记机构应当更正", "按第二百二十条登记机构应当更正", Rephrasing.Article)]
    [InlineData("登记机构应当更正", "按第220条登记机构应当更正", Rephrasing.Article)]
    [InlineData("登记机构应当更正", "按２２０条第二款登记机构应当更正", Rephrasing.Article)]
    [InlineData("十五天", "三十天", Rephrasing.Number)]
    [InlineData("十五天", "20天", Rephrasing.Number)]
    [InlineData("十五天", "２０日", Rephrasing.Number)]
    [InlineData("十五天", "廿天", Rephrasing.Number)]
    [InlineData("十五天", "十五个月", Rephrasing.Number)]
    [InlineData("十五天", "一五天", Rephrasing.Number)]
    [InlineData("十五天", "拾伍日", null)]
    [InlineData("十五天", "半个月", Rephrasing.Number)]
    [InlineData("十五天", "两周", Rephrasing.Number)]
    [InlineData("十五天", "十几天", Rephrasing.Number)]
    [InlineData("十五天", "几天", Rephrasing.Number)]
    [InlineData("从登记之日起十五天内", "", Rephrasing.Number)]
    [InlineData("您要赔", "您要赔5000元", Rephrasing.Number)]
    [InlineData("您要赔", "您要赔伍仟元", Rephrasing.Number)]
    [InlineData("您要赔", "您要赔一倍", Rephrasing.Number)]
    [InlineData("您要赔", "您要赔两成", Rephrasing.Number)]
    [InlineData("您要赔", "您要赔百分之五", Rephrasing.Number)]
    [InlineData("您要赔", "您要赔三分之一", Rephrasing.Number)]
    [InlineData("但要快", "但要下个月", Rephrasing.Number)]
    [InlineData("但要快", "但要年底前", Rephrasing.Number)]
    [InlineData("但要快", "但要3月1日前", Rephrasing.Number)]
    [InlineData("但要快", "但要周五前", Rephrasing.Number)]
    [InlineData("十五天", "⑮天", Rephrasing.Signs)]
    [InlineData("十五天", "١٥天", Rephrasing.Signs)]
    [InlineData("但要快", "要快，问13800138000", Rephrasing.Phone)]
    [InlineData("但要快", "要快，打110", Rephrasing.Phone)]
    [InlineData("但要快", "要快，一二三四八", Rephrasing.Phone)]
    [InlineData("但要快", "要快，看https://a.cn", Rephrasing.Signs)]
    [InlineData("但要快", "要快，看a点cn", Rephrasing.Signs)]
    [InlineData("但要快", "要快，加微信", Rephrasing.Lure)]
    [InlineData("但要快", "要快，先转账", Rephrasing.Lure)]
    [InlineData("但要快", "**但要快**", Rephrasing.Signs)]
    [InlineData("但要快", "<b>要快</b>", Rephrasing.Signs)]
    [InlineData("但要快", "# 要快", Rephrasing.Signs)]
    [InlineData("但要快", "- 要快", Rephrasing.Signs)]
    [InlineData("但要快", "但要\u200b快", Rephrasing.Signs)]
    [InlineData("但要快", "但要\u202e快", Rephrasing.Signs)]
    [InlineData("但要快", "但要快😀", Rephrasing.Signs)]
    [InlineData("但要快", "作为助手，要快", Rephrasing.Talk)]
    [InlineData("可以改，但要快。", "好的，可以改。", Rephrasing.Talk)]
    [InlineData("您要赔", "您会坐牢", Rephrasing.Claim)]
    [InlineData("您要赔", "您一定能赢", Rephrasing.Claim)]
    [InlineData("您要赔", "您要被罚款", Rephrasing.Claim)]
    [InlineData("可能追不回", "可能追回", Rephrasing.Negation)]
    [InlineData("您要赔", "您不用赔", Rephrasing.Negation)]
    [InlineData("您要赔", "您可以不赔", Rephrasing.Negation)]
    [InlineData("登记机构应当更正", "登记机构不得更正", Rephrasing.Negation)]
    [InlineData("可以改，但要快。", "楼下新开的早餐店豆浆油条很香。", Rephrasing.OffAnswer)]
    public void What_the_answer_does_not_say_is_refused(string good, string bad, Rephrasing? expected)
    {
        Assert.Contains(good, Registered, StringComparison.Ordinal);
        Assert.Equal(expected, CheckWording.Refusal(Register + new string('。', 20), Registered.Replace(good, bad, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", Rephrasing.Empty)]
    [InlineData(" \n\u3000", Rephrasing.Empty)]
    [InlineData("。。。", Rephrasing.Number)]
    [InlineData("您可以不交。", Rephrasing.Number)]
    public void Too_little_is_refused(string said, Rephrasing expected) => Assert.Equal(expected, CheckWording.Refusal(Register, said));

    [Fact]
    public void Nothing_longer_than_the_answer_passes() => Assert.Equal(Rephrasing.TooLong, CheckWording.Refusal(Register, Register + "就这样。"));

    [Theory]
    [InlineData("您可以不交物业费。", Rephrasing.Negation)]
    [InlineData("物业自己单方面涨的部分，您可以交；原来约定的那部分，还是要照常交。收多少是写在物业服务合同里的。涨价是业主大会依法定的，就对大家都有约束力。", Rephrasing.Negation)]
    [InlineData("物业自己单方面涨的部分，您可以不交；原来约定的那部分，也可以不交。收多少是写在物业服务合同里的。不过，业主大会依法定的，就对大家都有约束力。", Rephrasing.Negation)]
    [InlineData("物业自己单方面涨的部分，您不能不交；原来约定的那部分，还是要照常交。收多少是写在物业服务合同里的。不过，业主大会依法定的，就对大家都有约束力。", Rephrasing.Negation)]
    public void What_need_not_be_done_stays_so(string said, Rephrasing expected)
    {
        var refused = CheckWording.Refusal(Fee, said);
        Assert.True(refused == expected || (refused == Rephrasing.OffAnswer && said.Length < 20), $"{refused}");
    }

    [Theory]
    [InlineData("单位拖欠工资满一年的，您可以向劳动监察投诉，三个月内还能申请仲裁；赔偿金按12000元的百分之五十算，最多不超过五万元。")]
    [InlineData("单位拖欠工资满三个月的，您可以向劳动监察投诉，一年内还能申请仲裁；赔偿金按五万元的百分之五十算，最多不超过12000元。")]
    [InlineData("单位拖欠工资满三个月的，您可以向劳动监察投诉，还能申请仲裁；赔偿金按12000元的百分之五十算，最多不超过五万元。")]
    [InlineData("单位拖欠工资满三个月的，您可以向劳动监察投诉，一年内还能申请仲裁；赔偿金按1.2元的百分之五十算，最多不超过五万元。")]
    public void Numbers_stay_where_they_are(string said) => Assert.Equal(Rephrasing.Number, CheckWording.Refusal(Pay, said));

    [Fact]
    public void Every_answer_that_the_product_brings_stands_its_own_check()
    {
        var refused = ResidentAssistant.Knowledge.StarterContent.Read(Path.Combine(StarterFaq.Folder, "faq"))
            .Select(entry => (entry.Id, Refused: CheckWording.Refusal(entry.Answer, entry.Answer))).Where(entry => entry.Refused is not null);
        Assert.Equal([], refused);
    }
}
