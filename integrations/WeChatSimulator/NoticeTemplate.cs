namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>A template of the account (模板消息, 订阅通知).</summary>
/// <param name="Lines">Label and key of each line, e.g. 办理进度, <c>phrase2</c>.</param>
/// <param name="Subscription">A template of subscription notices rather than of template messages.</param>
/// <param name="LongTerm">Of subscription notices: one acceptance holds until it is taken back.</param>
internal sealed record NoticeTemplate(string Id, string Title, IReadOnlyList<(string Label, string Key)> Lines, bool Subscription = false,
    bool LongTerm = false)
{
    /// <summary>Values of these constants; others may hold anything up to 20 characters.</summary>
    public IReadOnlyDictionary<string, string[]> Constants { get; init; } = new Dictionary<string, string[]>();

    public string Content => string.Join('\n', Lines.Select(line => $"{line.Label}：{{{{{line.Key}.DATA}}}}"));
}
