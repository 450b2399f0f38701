using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class KnowledgeIndexTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly KnowledgeIndex _index;

    public KnowledgeIndexTests()
    {
        _index = KnowledgeIndex.Open(_folder.Path);
        _index.Rebuild(Passages, "1");
    }

    private static IEnumerable<Passage> Passages =>
    [
        Article("民法典", "第九百四十四条", "合同编 > 物业服务合同", "业主应当按照约定向物业服务人支付物业费。"),
        Article("民法典", "第一千零四十二条", "婚姻家庭编", "禁止包办、买卖婚姻。禁止重婚。禁止家庭暴力。"),
        Article("民法典", "第一千零四十三条", "婚姻家庭编", "家庭应当树立优良家风。"),
        Article("劳动合同法", "第八十二条", "第七章 法律责任", "用人单位超过一个月未订立书面劳动合同的，应当每月支付二倍的工资。"),
        Article("劳动合同法实施条例", "第八十二条", "", "本条例自公布之日起施行。"),
        Article("刑法", "第一百二十条之一", "分则", "资助恐怖活动组织的，处五年以下有期徒刑。"),
        Article("消费者权益保护法", "第五十五条", "", "经营者有欺诈行为的，赔偿金额为价款的三倍。"),
        Article("大气污染防治法", "第八十一条", "餐饮服务", "露天烧烤食品产生油烟的，应当避免扰民。") with { Effective = new DateOnly(2016, 1, 1) },
        new("faq:louxia-shaokao", PassageKind.Entry, "楼下烧烤摊油烟太大怎么办？", "可以向城管部门投诉。")
        {
            AskedAs = ["夜市排档呛得睡不着"],
            Headings = "环境",
        },
    ];

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("民法典1042条", "law:民法典/第一千零四十二条")]
    [InlineData("《中华人民共和国民法典》第一千零四十二条", "law:民法典/第一千零四十二条")]
    [InlineData("请问民法典的第１０４２条是什么意思", "law:民法典/第一千零四十二条")]
    [InlineData("劳动合同法 82条", "law:劳动合同法/第八十二条")]
    [InlineData("劳动合同法实施条例82条", "law:劳动合同法实施条例/第八十二条")]
    [InlineData("刑法120条之一", "law:刑法/第一百二十条之一")]
    [InlineData("消法55条假一赔三", "law:消费者权益保护法/第五十五条")]
    public void A_cited_article_comes_first(string query, string id) =>
        Assert.Equal(id, _index.Search(query, 3)[0].Id);

    [Fact]
    public void A_second_number_belongs_to_the_law_named_before()
    {
        var ids = _index.Search("民法典第1042条和第1043条", 2).Select(hit => hit.Id);

        Assert.Equal(["law:民法典/第一千零四十二条", "law:民法典/第一千零四十三条"], ids);
    }

    [Fact]
    public void A_cited_article_that_does_not_exist_leaves_ordinary_hits() =>
        Assert.DoesNotContain(_index.Search("民法典9999条 物业费", 5, explain: true), hit => hit.Why.Contains("直接引用"));

    [Fact]
    public void Everyday_words_find_the_article_and_say_why()
    {
        var hit = _index.Search("公司一直没和我订立书面劳动合同", 3, PassageKind.Article, explain: true)[0];

        Assert.Equal(("劳动合同法", "第八十二条"), (hit.Law, hit.Article));
        Assert.Contains("正文：书面劳动合同", string.Join('|', hit.Why).Replace("订立", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(_index.Search("公司一直没和我订立书面劳动合同", 1)[0].Why);
    }

    [Fact]
    public void Another_wording_finds_an_entry_whose_answer_has_none_of_its_words()
    {
        var hit = _index.Search("夜市排档呛人", 3, explain: true)[0];

        Assert.Equal(("faq:louxia-shaokao", PassageKind.Entry), (hit.Id, hit.Kind));
        Assert.Contains("问法：夜市排档呛", hit.Why);
    }

    [Fact]
    public void Only_the_kind_asked_for_is_found()
    {
        Assert.All(_index.Search("烧烤油烟", 9, PassageKind.Article), hit => Assert.Equal(PassageKind.Article, hit.Kind));
        Assert.Equal("faq:louxia-shaokao", Assert.Single(_index.Search("烧烤油烟", 9, PassageKind.Entry)).Id);
        Assert.Empty(_index.Search("民法典1042条", 9, PassageKind.Entry));
    }

    [Fact]
    public void Width_and_case_make_no_difference()
    {
        _index.Update([Article("电信条例", "第一条", "", "ＡＰＰ收集个人信息应当经过同意。")], [], "2");

        Assert.Equal("law:电信条例/第一条", _index.Search("app", 1)[0].Id);
    }

    [Fact]
    public void The_date_of_coming_into_force_comes_back_with_the_hit() =>
        Assert.Equal(new DateOnly(2016, 1, 1), _index.Search("露天烧烤", 1, PassageKind.Article)[0].Effective);

    [Fact]
    public void A_long_text_is_cut_around_the_words_asked_for()
    {
        var filler = string.Concat(Enumerable.Repeat("有关部门应当依法履行职责。", 40));
        _index.Update([Article("长法", "第一条", "", filler + "电动自行车禁止在楼道充电。" + filler)], [], "2");

        var snippet = _index.Search("电动自行车楼道充电", 1)[0].Snippet;

        Assert.Contains("电动自行车禁止在楼道充电", snippet, StringComparison.Ordinal);
        Assert.InRange(snippet.Length, 60, 120);
    }

    [Fact]
    public void An_update_is_found_at_once_and_a_deletion_is_gone()
    {
        _index.Update(
            [Article("民法典", "第九百四十四条", "合同编", "物业服务人不得采取停止供电的方式催交。")],
            ["faq:louxia-shaokao", "law:刑法/第一百二十条之一"],
            "2");

        Assert.Contains("停止供电", _index.Search("停止供电催交", 1)[0].Snippet, StringComparison.Ordinal);
        Assert.DoesNotContain(_index.Search("支付物业费", 9), hit => hit.Snippet.Contains("支付物业费", StringComparison.Ordinal));
        Assert.Empty(_index.Search("夜市排档", 9, PassageKind.Entry));
        Assert.DoesNotContain(_index.Search("刑法120条之一", 9), hit => hit.Law == "刑法");
        Assert.Equal("2", _index.Generation);
    }

    [Fact]
    public void A_rebuild_that_fails_half_way_leaves_everything_as_it_was()
    {
        IEnumerable<Passage> Failing()
        {
            yield return Article("新法", "第一条", "", "全新的内容。");
            throw new InvalidOperationException("the database went away");
        }

        Assert.Throws<InvalidOperationException>(() => _index.Rebuild(Failing(), "2"));

        Assert.Equal("1", _index.Generation);
        Assert.Equal("law:民法典/第一千零四十二条", _index.Search("家庭暴力", 1)[0].Id);
        Assert.Empty(_index.Search("全新", 1));
    }

    [Fact]
    public void A_rebuild_shows_the_old_state_until_it_is_done_and_then_only_the_new()
    {
        var seenMeanwhile = 0;
        IEnumerable<Passage> Watching()
        {
            yield return Article("新法", "第一条", "", "全新的内容。");
            seenMeanwhile = _index.Search("家庭暴力", 1).Count + (10 * _index.Search("全新", 1).Count);
        }

        _index.Rebuild(Watching(), "2");

        Assert.Equal(1, seenMeanwhile);
        Assert.Equal("law:新法/第一条", Assert.Single(_index.Search("全新家庭暴力", 9)).Id);
    }

    [Fact]
    public void What_was_written_is_there_after_reopening()
    {
        _index.Dispose();

        using var again = KnowledgeIndex.Open(_folder.Path);

        Assert.False(again.IsEmpty);
        Assert.Equal("1", again.Generation);
        Assert.Equal("faq:louxia-shaokao", again.Search("夜市排档", 1)[0].Id);
    }

    [Fact]
    public async Task Searches_go_on_while_another_thread_writes()
    {
        using var stop = new CancellationTokenSource();
        var searching = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                Assert.NotEmpty(_index.Search("家庭暴力", 5));
        })).ToArray();

        for (var i = 0; i < 10; i++)
        {
            _index.Update([Article("新法", $"第{i + 1}条", "", $"电梯维修第{i}版。")], [], $"{i}");
            Assert.Equal(i + 1, _index.Search("电梯维修", 20).Count);
        }
        await stop.CancelAsync();
        await Task.WhenAll(searching);
    }

    private static Passage Article(string law, string number, string headings, string text) =>
        new(LawDocument.PassageId(law, number), PassageKind.Article, $"{law} {number}", text)
        {
            Law = law,
            Article = number,
            Headings = headings,
        };
}
