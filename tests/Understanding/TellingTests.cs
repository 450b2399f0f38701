using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Dialogs;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>What is heard in a story: when, where, who, how much, what for. It is Monday, 23 November 2026, 9:00.</summary>
public sealed class TellingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("每天凌晨两点就开始打桩", "每天凌晨两点")]
    [InlineData("从上周三开始停水", "从上周三开始（11月18日）")]
    [InlineData("楼下烧烤店昨晚又吵到两点", "昨晚（11月22日），两点")]
    [InlineData("昨天下午三点停的电", "昨天下午三点（11月22日）")]
    [InlineData("每天早上6点到晚上10点都在装修", "每天早上6点到晚上10点")]
    [InlineData("晚上11点到凌晨2点还在施工", "晚上11点到凌晨2点")]
    [InlineData("2019年7月25日22:30路灯灭了", "2019年7月25日22:30")]
    [InlineData("11月3日晚上十点发现的", "11月3日晚上十点")]
    [InlineData("三天前报修的没人来", "三天前（11月20日）")]
    [InlineData("已经两个多月了没人管", "两个多月了")]
    [InlineData("天天半夜放音响", "天天半夜")]
    [InlineData("晚上根本睡不着", "晚上")]
    [InlineData("每天半夜还在烤", "每天半夜")]
    [InlineData("阳光花园5号楼12月1号要停水", "12月1号")]
    [InlineData("3栋2单元11月20号停的电", "11月20号")]
    public void When_it_happens_is_heard(string said, string when) => Assert.Equal(when, WhenWords.Say(said, Now));

    [Theory]
    [InlineData("半小时后来抄表", "2026-11-23")]
    [InlineData("说好月底交房", "2026-11-30")]
    [InlineData("上个月底就该退了", "2026-10-31")]
    [InlineData("11号上午来过一次", "2026-11-11")]
    [InlineData("28号晚上停过电", "2026-10-28")]
    [InlineData("下个月第一个周四约的", "2026-12-03")]
    [InlineData("上个月第二个周一来的", "2026-10-12")]
    public void What_the_recognizer_is_known_to_get_wrong_is_right(string said, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), WhenWords.Find(said, Now).Single().Day);

    [Fact]
    public void Every_thursday_keeps_its_every() => Assert.Equal("每周四", WhenWords.Find("每周四都堵车", Now).Single().Words);

    [Theory]
    [InlineData("我家3号楼2单元漏水")]
    [InlineData("11号楼电梯坏了")]
    [InlineData("檀溪路18号门口积水")]
    [InlineData("电话13912345678，请回电")]
    [InlineData("订单20261103112233没发货")]
    [InlineData("K3路公交车不停")]
    [InlineData("阳光花园5栋301")]
    [InlineData("路灯坏了没人修")]
    [InlineData("庞公新城416幢16层1号、2号一直漏水")]
    [InlineData("5号楼2单元1号、3号漏水")]
    [InlineData("12-3-401漏水")]
    [InlineData("王家村3组15号门前积水")]
    [InlineData("")]
    public void A_number_of_a_house_a_telephone_or_an_order_is_no_time(string said) => Assert.Null(WhenWords.Say(said, Now));

    [Theory]
    [InlineData("我的电话是13912345678", "13912345678")]
    [InlineData("联系电话：139 1234 5678，张先生", "13912345678")]
    [InlineData("请打0710-3456789", "07103456789")]
    [InlineData("１３９１２３４５６７８", "13912345678")]
    [InlineData("老板电话13912345678不接", null)]
    [InlineData("有个自称物业的打来电话，号码是13912345678", null)]
    [InlineData("订单号139123456789", null)]
    public void Her_own_number_is_taken_and_nobody_elses(string said, string? phone) => Assert.Equal(phone, TellingWords.Phone(said));

    [Theory]
    [InlineData("3号楼楼下宏兴烧烤店油烟太大", "宏兴烧烤店")]
    [InlineData("襄阳宏远建筑有限公司拖欠工资", "襄阳宏远建筑有限公司")]
    [InlineData("物业不管", "物业")]
    [InlineData("我能不能不交物业费", null)]
    [InlineData("小区旁边的搅拌站太吵", "搅拌站")]
    [InlineData("夜里工地施工", "工地")]
    [InlineData("昨晚烧烤店又吵", "烧烤店")]
    [InlineData("每天半夜酒吧放音乐", "酒吧")]
    [InlineData("周末KTV太吵", "KTV")]
    [InlineData("路灯坏了", null)]
    public void Whom_it_is_about_is_heard(string said, string? about) => Assert.Equal(about, TellingWords.About(said));

    [Theory]
    [InlineData("押金三百二十块不退", "三百二十块")]
    [InlineData("欠我2万多块钱", "2万多块钱")]
    [InlineData("收了3500元物业费", "3500元")]
    [InlineData("交了几千块", "几千块")]
    [InlineData("住着300多人", null)]
    [InlineData("有2万多人出行", null)]
    public void Money_is_heard(string said, string? amount) => Assert.Equal(amount, TellingWords.Amount(said));

    [Theory]
    [InlineData("押金不退，要求退还押金。", "要求退还押金")]
    [InlineData("希望今天能回复。太吵了，恳请有关部门尽快处理！", "恳请有关部门尽快处理")]
    [InlineData("路灯坏了，请尽快修好", "请尽快修好")]
    [InlineData("希望尽快让他们装净化器，我的电话是13912345678", "希望尽快让他们装净化器")]
    [InlineData("路灯坏了", null)]
    public void What_she_asks_for_is_heard(string said, string? wish) => Assert.Equal(wish, TellingWords.Wish(said));

    [Theory]
    [InlineData("我住在阳光花园小区3号楼", "阳光花园小区", "3号楼")]
    [InlineData("人民路与长虹路交叉口积水", "人民路与长虹路交叉口", null)]
    [InlineData("檀溪路18号门口有个坑", "檀溪路", "18号门口")]
    [InlineData("我家楼下太吵", null, "我家楼下")]
    [InlineData("五栋二单元301漏水", null, "五栋二单元301")]
    [InlineData("马路边上有垃圾", null, null)]
    [InlineData("庞公新城416幢16层1号、2号一直漏水", "庞公新城", "416幢16层1号、2号")]
    [InlineData("阳光花园5号楼12月1号要停水", "阳光花园", "5号楼")]
    [InlineData("5号楼1202漏水", null, "5号楼1202")]
    [InlineData("3、5、7号楼都没水", null, "3、5、7号楼")]
    [InlineData("3号楼和5号楼都没水", null, "3号楼和5号楼")]
    [InlineData("A栋2单元301室漏水", null, "A栋2单元301室")]
    [InlineData("4#楼电梯坏了", null, "4#楼电梯")]
    [InlineData("12-3-401漏水", null, "12-3-401")]
    [InlineData("檀溪路18号3栋2单元401漏水", "檀溪路", "18号3栋2单元401")]
    [InlineData("5号楼800米外的工地", null, "5号楼")]
    [InlineData("长虹路公交站旁边有个大坑", "长虹路", "公交站旁边")]
    [InlineData("长虹路中石化加油站对面积水", "长虹路", "中石化加油站对面")]
    [InlineData("阳光花园南门垃圾成堆", "阳光花园", "南门")]
    [InlineData("3号楼垃圾站旁边老鼠多", null, "3号楼垃圾站旁边")]
    [InlineData("公交站旁边有个大坑", null, "公交站旁边")]
    [InlineData("长虹路上井盖坏了", "长虹路", null)]
    [InlineData("昨晚上长虹路一片漆黑", "长虹路", null)]
    [InlineData("回家路上没有灯", null, null)]
    [InlineData("阳光花园广场舞太吵", "阳光花园", null)]
    public void Where_it_is_is_heard(string said, string? name, string? spot) => Assert.Equal((name, spot), (PlaceWords.Name(said), PlaceWords.Spot(said)));

    [Theory]
    [InlineData("王家湾", true)]
    [InlineData("老街口菜场边上", true)]
    [InlineData("每天晚上都这样", false)]
    [InlineData("不知道", false)]
    [InlineData("嗯嗯", false)]
    [InlineData("你们怎么还不来", false)]
    [InlineData("13912345678", false)]
    [InlineData("你问这个干嘛", false)]
    [InlineData("上午9点", false)]
    [InlineData("昨天晚上", false)]
    [InlineData("12月1号", false)]
    [InlineData("13号", false)]
    [InlineData("五百块钱", false)]
    [InlineData("就是我们这栋撒", false)]
    [InlineData("我们这栋", false)]
    [InlineData("信用卡还不上了天天被催收骚扰", false)]
    [InlineData("取消讲堂", false)]
    [InlineData("刚才不是说过了", false)]
    [InlineData("这跟你有啥关系", false)]
    [InlineData("为啥要填这个", false)]
    [InlineData("凭什么告诉你", false)]
    [InlineData("等一下我看看", false)]
    [InlineData("西湾花苑一期", true)]
    [InlineData("谢家湾", true)]
    [InlineData("问津路菜场", true)]
    [InlineData("十字路口", true)]
    public void A_sentence_is_no_name_of_a_place(string said, bool may) => Assert.Equal(may, PlaceWords.MayBeName(said));

    [Theory]
    [InlineData("不对，是5号楼", "5号楼")]
    [InlineData("刚才说错了，是5号楼", "5号楼")]
    [InlineData("地址写错了，应该是东方花苑", "东方花苑")]
    [InlineData("地点改成东方花苑", "东方花苑")]
    [InlineData("不是阳光花园，是东方花苑", "东方花苑")]
    [InlineData("不是3号楼而是5号楼", "5号楼")]
    [InlineData("哦，打错了，是5号楼", "5号楼")]
    [InlineData("路灯坏了", null)]
    [InlineData("是不是要交钱", null)]
    public void A_correction_is_told_from_other_talk(string said, string? corrected) => Assert.Equal(corrected, Manners.Correction(said));
}
