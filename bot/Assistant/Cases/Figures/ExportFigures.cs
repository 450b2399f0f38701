using System.Data;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Writes the tables of the figures as a workbook. What somebody wrote is no formula when it is opened.</summary>
public sealed class ExportFigures(FiguresDesk desk, KeepMonthlyTopics topics)
{
    /// <param name="staff">Who asks.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="unit">As in <see cref="FiguresDesk.ReadAsync"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Null: not for this person, or no such period.</returns>
    public async Task<byte[]?> WorkbookAsync(StaffIdentity staff, DateOnly from, DateOnly to, Guid? unit, CancellationToken cancellation)
    {
        if (await desk.ReadAsync(staff, from, to, unit, cancellation) is not { } all)
            return null;
        var sheets = new Dictionary<string, object>
        {
            ["总数"] = Total(all),
            ["单位"] = Parts("单位", all.Units),
            ["分类"] = Parts("分类", all.Categories),
            ["各步用时"] = Steps(all),
            ["要看一看的"] = Flags(all),
            ["十二个月"] = Table(
                ["月份", "收到", "已解决", "超时"],
                (await desk.MonthsAsync(staff, to, unit, cancellation))
                    .Select(one => (object?[])[$"{one.Month:yyyy-MM}", one.Received, one.Solved, one.Overdue])),
            ["正在变多"] = Table(
                ["单位", "分类", "最近14天", "以前平均每14天", "凑巧的可能"],
                (await desk.HotAsync(staff, to, unit, cancellation))
                    .Select(one => (object?[])[one.Unit, CaseTexts.CategoryName(one.Category), one.Recent, one.Usual, one.Chance])),
            ["每月一题"] = Topic(await topics.FindAsync(staff, CityTime.MonthOf(to), unit, cancellation)),
        };
        using var file = new MemoryStream();
        await file.SaveAsAsync(sheets, cancellationToken: cancellation);
        return file.ToArray();
    }

    private static DataTable Total(CaseFigures all)
    {
        return Table(
            ["从", "到", "数", "是什么", "怎么算"],
            [
                Line("收到", all.Received, ""),
                Line("有人接手", all.Responded, ""), Line("响应率", all.Rates.Response, FigureTexts.ResponseMeans),
                Line("居民说过解决没有", all.Asked, ""), Line("已解决", all.Solved, ""), Line("解决率", all.Rates.Solution, FigureTexts.SolutionMeans),
                Line("居民评过", all.Rated, ""), Line("满意或基本满意", all.Satisfied, ""), Line("满意率", all.Rates.Satisfaction, FigureTexts.SatisfactionMeans),
                Line("没有回音就办结", all.Silent, ""), Line("退单（次）", all.Returns, ""), Line("吹哨", all.Whistles, ""), Line("超时", all.Overdue, ""),
                Line("重复反映", all.Repeated, ""),
            ]);

        object?[] Line(string name, double? value, string how) => [$"{all.From:yyyy-MM-dd}", $"{all.To:yyyy-MM-dd}", value, name, how];
    }

    private static DataTable Parts(string what, IReadOnlyList<FiguresPart> parts) => Table(
        [
            what, "收到", "有人接手", "响应率", "说过解决没有", "已解决", "解决率", "评过", "满意", "满意率", "退单", "吹哨", "超时", "重复反映",
            .. CaseStory.StepNames.SelectMany(step => new[] { $"{FigureTexts.StepName(step)}·一半", $"{FigureTexts.StepName(step)}·八成" }),
        ],
        parts.Select(part => (object?[])
        [
            part.Name, part.Received, part.Responded, part.Rates.Response, part.Asked, part.Solved, part.Rates.Solution, part.Rated, part.Satisfied,
            part.Rates.Satisfaction, part.Returns, part.Whistles, part.Overdue, part.Repeated,
            .. CaseStory.StepNames.SelectMany(step => new object?[] { part.Steps[step].P50h, part.Steps[step].P80h }),
        ]));

    private static DataTable Steps(CaseFigures all) => Table(
        ["步骤", "件数", "一半不超过（工作小时）", "八成不超过（工作小时）"],
        CaseStory.StepNames.Select(step => (object?[])[FigureTexts.StepName(step), all.Steps[step].Cases, all.Steps[step].P50h, all.Steps[step].P80h]));

    private static DataTable Flags(CaseFigures all) => Table(
        ["是什么", "说明", "诉求编号"],
        all.Flags.SelectMany(flag => flag.Numbers.Select(number => (object?[])[FigureTexts.FlagName(flag.Code), FigureTexts.FlagMeans(flag.Code), number])));

    private static DataTable Topic(MonthlyTopic? topic) => Table(
        ["月份", "分类", "写的话", "谁写的", "什么时候"],
        topic is null ? []
            : topic.Notes.Select(note => (note.Words, note.ByName, note.At)).Prepend((topic.Sentence, topic.ChosenByName, topic.ChosenAt)).Select(line =>
                (object?[])[$"{topic.Month:yyyy-MM}", CaseTexts.CategoryName(topic.Category), line.Item1, line.Item2, CityTime.DayAndTime(line.Item3)]));

    private static DataTable Table(IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var table = new DataTable();
        foreach (var column in columns)
            table.Columns.Add(column, typeof(object));
        foreach (var row in rows)
            table.Rows.Add([.. row.Select(cell => cell is string text ? SheetText.Plain(text) : cell ?? DBNull.Value)]);
        return table;
    }
}
