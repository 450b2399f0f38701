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
        Assert.Equal((6, 1.0, 0), (report.GetProperty("lines").GetInt32(), report.GetProperty("accuracy").GetDouble(), report.GetProperty("harmful").GetInt32()));

        var wrong = await Operator.RunAsync([], "dialogs", "eval", folder.Write("wrong.jsonl", """{"form":"complaint","at":"summary","text":"好","act":"maybe"}"""));
        Assert.Equal((1, true), (wrong.Exit, wrong.Error.Contains("第 1 行", StringComparison.Ordinal)));
    }
}
