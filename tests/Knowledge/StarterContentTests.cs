using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class StarterContentTests : IDisposable
{
    private const string Sound = """
        ---
        id: wuye-zhangjia
        topic: 物业
        question: 物业费涨价，业主可以拒绝交吗？
        asked-as:
          - 物业乱涨价怎么办
        citations:
          - 民法典 第944条
        steps:
          - 先要求物业公示涨价依据
        reviewed: 2026-11-20
        ---
        **不能**直接拒交。

        先看合同。
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_entry_is_read_whole()
    {
        _folder.Write("wuye-zhangjia.md", Sound);
        _folder.Write("README.md", "how to write entries");

        var entry = Assert.Single(StarterContent.Read(_folder.Path));

        Assert.Equal(("wuye-zhangjia", "物业", "物业费涨价，业主可以拒绝交吗？"), (entry.Id, entry.Topic, entry.Question));
        Assert.Equal(["物业乱涨价怎么办"], entry.AskedAs);
        Assert.Equal([("民法典", "第九百四十四条")], entry.Citations);
        Assert.Equal(["先要求物业公示涨价依据"], entry.Steps);
        Assert.Equal("**不能**直接拒交。\n\n先看合同。", entry.Answer);
        Assert.Equal(new DateOnly(2026, 11, 20), entry.Reviewed);
        Assert.Equal("faq:wuye-zhangjia", entry.ToPassage().Id);
    }

    [Theory]
    [InlineData("id: wuye-zhangjia", "id:", 2)]
    [InlineData("topic: 物业", "topik: 物业", 3)]
    [InlineData("question: 物业费", "question: [物业费", 4)]
    [InlineData("民法典 第944条", "民法典第944条", 8)]
    [InlineData("2026-11-20", "2026-11-31", 11)]
    [InlineData("---\nid", "id", 1)]
    [InlineData("  - 物业乱涨价怎么办", "  物业乱涨价怎么办", 6)]
    public void A_malformed_file_is_named_with_its_line(string sound, string broken, int line)
    {
        var path = _folder.Write("broken.md", Sound.ReplaceLineEndings("\n").Replace(sound, broken, StringComparison.Ordinal));

        var malformed = Assert.Throws<FormatException>(() => StarterContent.Read(_folder.Path));

        Assert.StartsWith($"{path}，第 {line} 行：", malformed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_may_not_occur_twice()
    {
        _folder.Write("a.md", Sound);
        var second = _folder.Write("b.md", Sound);

        var malformed = Assert.Throws<FormatException>(() => StarterContent.Read(_folder.Path));

        Assert.StartsWith(second, malformed.Message, StringComparison.Ordinal);
    }
}
