using System.Text.Json;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>What a line does while something is open.</summary>
public sealed class ActTests
{
    [Theory]
    [InlineData("complaint", "summary", "别提交", DialogAct.Keep)]
    [InlineData("complaint", "summary", "就这样报", DialogAct.Confirm)]
    [InlineData("complaint", "summary", "好，报上去吧", DialogAct.Confirm)]
    [InlineData("complaint", "summary", "交吧", DialogAct.Confirm)]
    [InlineData("complaint", "summary", "可以，就这样提交吧，谢谢", DialogAct.Confirm)]
    [InlineData("complaint", "summary", "是的", DialogAct.Confirm)]
    [InlineData("complaint", "summary", "好的，谢谢", DialogAct.Confirm)]
    [InlineData("complaint", "summary", "算了", DialogAct.Cancel)]
    [InlineData("complaint", "place", "你问这个干嘛", DialogAct.Ask)]
    [InlineData("complaint", "place", "就是我们这栋撒", DialogAct.Fill)]
    [InlineData("appointment", "summary", "换个时间", DialogAct.Correct)]
    [InlineData("appointment", "summary", "不用改，约上", DialogAct.Confirm)]
    [InlineData("appointment", "summary", "是的，就这个时间", DialogAct.Confirm)]
    [InlineData("appointment", "slot", "有没有女律师", DialogAct.Ask)]
    [InlineData("cancel-booking", "question", "是的", DialogAct.Confirm)]
    [InlineData("cancel-booking", "question", "不去了", DialogAct.Confirm)]
    [InlineData("cancel-booking", "question", "还是去吧", DialogAct.Keep)]
    [InlineData("cancel-booking", "question", "别取消啊", DialogAct.Keep)]
    [InlineData("cancel-booking", "question", "嗯…", DialogAct.Unclear)]
    [InlineData("queue", "question", "还要等多久", DialogAct.Ask)]
    public void The_same_words_do_what_they_do_where_they_are_said(string form, string at, string said, DialogAct act) =>
        Assert.Equal(act, DecideAct.Of(new OpenPoint(form, at), said, ActModel.Starter).Act);

    [Theory]
    [InlineData("complaint", "summary", "不用提交了")]
    [InlineData("complaint", "summary", "没问题才怪")]
    [InlineData("complaint", "summary", "就这样算了吧")]
    [InlineData("complaint", "summary", "我提交过了")]
    [InlineData("complaint", "summary", "不必交了")]
    [InlineData("complaint", "summary", "甭提交了")]
    [InlineData("complaint", "summary", "没让你提交")]
    [InlineData("complaint", "summary", "不想交")]
    [InlineData("complaint", "summary", "不是让你提交")]
    [InlineData("complaint", "summary", "确定不了")]
    [InlineData("complaint", "summary", "拒绝提交")]
    [InlineData("complaint", "summary", "我提过了")]
    [InlineData("complaint", "summary", "没错才怪")]
    [InlineData("complaint", "summary", "好的不提交")]
    [InlineData("complaint", "summary", "不可以")]
    [InlineData("complaint", "summary", "不同意提交")]
    [InlineData("complaint", "summary", "没有问题啊？")]
    [InlineData("complaint", "summary", "提交你个头")]
    [InlineData("complaint", "summary", "没同意")]
    [InlineData("complaint", "summary", "我没说可以")]
    [InlineData("complaint", "summary", "确认不了")]
    [InlineData("complaint", "summary", "没确定呢")]
    [InlineData("complaint", "summary", "没问题了吗")]
    [InlineData("complaint", "summary", "没问题吧")]
    [InlineData("complaint", "summary", "问题没错，地点错了")]
    [InlineData("complaint", "summary", "没问题是没问题，但先莫交")]
    [InlineData("complaint", "summary", "可以吗")]
    [InlineData("complaint", "summary", "我老公说别投诉惹事，我再想想")]
    [InlineData("complaint", "summary", "谁让你提交的")]
    [InlineData("appointment", "summary", "没问题吗")]
    [InlineData("appointment", "summary", "就这样算了")]
    [InlineData("appointment", "summary", "没问题才怪")]
    [InlineData("appointment", "summary", "我约过了")]
    [InlineData("appointment", "summary", "确定不了")]
    [InlineData("appointment", "summary", "可以是可以，时间不对")]
    [InlineData("appointment", "summary", "没说要约")]
    [InlineData("cancel-booking", "question", "没让你取消")]
    [InlineData("cancel-lecture", "question", "拒绝取消")]
    [InlineData("cancel-booking", "question", "不确定")]
    [InlineData("cancel-booking", "question", "确定不了")]
    [InlineData("cancel-booking", "question", "没问题才怪")]
    [InlineData("cancel-booking", "question", "要是取消了，位子是不是就给别人了")]
    [InlineData("cancel-booking", "question", "没想好")]
    [InlineData("cancel-booking", "question", "不一定")]
    [InlineData("withdraw-case", "question", "不确定")]
    [InlineData("withdraw-case", "question", "确定不了")]
    [InlineData("withdraw-case", "question", "没问题才怪")]
    [InlineData("withdraw-case", "question", "就这样吧")]
    [InlineData("withdraw-case", "question", "想想再说")]
    [InlineData("same-matter", "question", "不是一件事")]
    [InlineData("same-matter", "question", "不是一回事")]
    [InlineData("same-matter", "question", "别加进去")]
    [InlineData("same-matter", "question", "不用补充")]
    [InlineData("same-matter", "question", "取消")]
    [InlineData("same-matter", "question", "别跟前面那个混一起，新开一个")]
    public void What_negates_doubts_or_asks_is_no_agreement(string form, string at, string said) =>
        Assert.NotEqual(DialogAct.Confirm, DecideAct.Of(new OpenPoint(form, at), said, ActModel.Starter).Act);

    [Theory]
    [InlineData("complaint", "summary", "没问题，提交")]
    [InlineData("complaint", "summary", "不用改了直接交")]
    [InlineData("complaint", "summary", "不是取消，是提交")]
    [InlineData("complaint", "summary", "没啥要改的，交起走")]
    [InlineData("complaint", "summary", "没毛病，报吧")]
    [InlineData("complaint", "summary", "没错，就这样")]
    [InlineData("appointment", "summary", "不是不约，约上")]
    [InlineData("appointment", "summary", "没问题，就这个时间")]
    [InlineData("appointment", "summary", "不改了，约吧")]
    [InlineData("cancel-booking", "question", "不去了")]
    [InlineData("cancel-booking", "question", "没空去了，取消吧")]
    [InlineData("cancel-booking", "question", "还是算了，我不去了")]
    [InlineData("same-matter", "question", "不是两回事")]
    [InlineData("same-matter", "question", "是一件事")]
    [InlineData("same-matter", "question", "对，补充进去")]
    [InlineData("same-matter", "question", "没有别的事，就这一件")]
    public void A_no_to_a_change_agrees(string form, string at, string said) =>
        Assert.Equal(DialogAct.Confirm, DecideAct.Of(new OpenPoint(form, at), said, ActModel.Starter).Act);

    [Fact]
    public void Lines_of_an_author_are_told_by_what_the_others_teach()
    {
        var author = ActExamples.Authors[0];
        var model = new ActModel([.. ActExamples.Authors.Where(other => other != author).SelectMany(ActExamples.Of)]);
        var lines = ActExamples.Of(author);
        var right = lines.Count(line => model.Read(line.Point, line.Text).Likeliest == line.Act);
        Assert.InRange((double)right / lines.Count, 0.9, 1);
    }

    [Fact]
    public async Task The_command_reports_what_became_of_each_line_and_refuses_what_it_cannot_read()
    {
        using var folder = new TempFolder();
        var file = folder.Write("lines.jsonl", """
            {"form":"complaint","at":"summary","text":"别提交","act":"keep"}
            {"form":"complaint","at":"place","text":"阳光花园","act":"fill"}
            {"form":"appointment","at":"summary","text":"确认预约","act":"confirm"}
            {"form":"cancel-booking","at":"question","text":"不取消","act":"keep"}
            {"form":"rate-case","at":"question","text":"没有修好","act":"fill"}
            {"form":"lecture","at":"question","text":"1","act":"fill"}
            """);
        var run = await Operator.RunAsync([], "dialogs", "eval", file, "--json");
        Assert.True(run.Exit == 0, run.Error);
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((6, 1.0, 0),
            (report.GetProperty("lines").GetInt32(), report.GetProperty("accuracy").GetDouble(), report.GetProperty("harmful").GetInt32()));

        var wrong = await Operator.RunAsync([], "dialogs", "eval", folder.Write("wrong.jsonl", """{"form":"complaint","at":"summary","text":"好","act":"maybe"}"""));
        Assert.Equal((1, true), (wrong.Exit, wrong.Error.Contains("第 1 行", StringComparison.Ordinal)));
    }
}
