using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>The columns of the workbook; a cell with several items has one on each line.</summary>
internal static class EntrySheet
{
    public const string Id = "编号";
    public const string Topic = "主题";
    public const string Question = "问题";
    public const string AskedAs = "居民也这样问";
    public const string Answer = "答案";
    public const string Steps = "步骤";
    public const string Citations = "法律依据";
    public const string Reviewed = "审核日期";
    public const string Revision = "版本";

    public static Dictionary<string, object> Row(StarterEntry entry)
    {
        var row = new Dictionary<string, object>
        {
            [Id] = SheetText.Plain(entry.Id),
            [Topic] = SheetText.Plain(entry.Topic),
            [Question] = SheetText.Plain(entry.Question),
            [AskedAs] = Lines(entry.AskedAs),
            [Answer] = SheetText.Plain(entry.Answer),
            [Steps] = Lines(entry.Steps),
            [Citations] = Lines(entry.Citations.Select(c => $"{c.Law} {c.Article}")),
            [Reviewed] = entry.Reviewed.ToString("yyyy-MM-dd"),
            [Revision] = entry.Revision,
        };
        foreach (var (facet, _, name) in AnswerFacets.All)
            row[name] = SheetText.Plain(entry.Facets.Of(facet));
        return row;
    }

    private static string Lines(IEnumerable<string> items) => SheetText.Plain(string.Join('\n', items));
}
