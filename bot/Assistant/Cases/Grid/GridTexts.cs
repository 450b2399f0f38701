namespace ResidentAssistant.Assistant.Cases;

/// <summary>What whoever works on the spot reads.</summary>
public static class GridTexts
{
    public static string KindName(GridEntryKind kind) => kind switch
    {
        GridEntryKind.Report => "上报",
        GridEntryKind.Service => "便民服务",
        GridEntryKind.Check => "隐患排查",
    };

    /// <summary>What came of a line, after it arrived.</summary>
    public static string Done(GridEntryKind kind, GridOutcome.Done done) => done switch
    {
        { Number: { } number, Unit: { } unit } => $"{(kind == GridEntryKind.Check ? "隐患记下了" : "上报好了")}，编号 {number}，由{unit}办理。",
        { Number: { } number } => $"{(kind == GridEntryKind.Check ? "隐患记下了" : "上报好了")}，编号 {number}，等街道派单。",
        _ => $"{KindName(kind)}记下了。",
    };
}
