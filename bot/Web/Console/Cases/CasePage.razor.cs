using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>One case: what the resident said, what was done, and what can be done now.</summary>
public sealed partial class CasePage
{
    /// <summary>Stands for the typed text, to show staff the frame that residents read around it.</summary>
    private const string Typed = "\u0001";

    private CaseFile? file;
    private IReadOnlyList<Case> alike = [];
    private IReadOnlyList<Case> earlier = [];
    private IReadOnlyList<ReplyTemplate> templates = [];
    private Composer? replyBox;
    private string chosenTemplate = "";
    private bool closing;

    /// <summary>How many steps of which case this member of staff knows of: what the page opened with and what was done on it.</summary>
    private (string Number, int Count) known;

    [Parameter]
    public string Number { get; set; } = "";

    /// <summary>From which list it was opened.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [Inject]
    private HandleCase Cases { get; set; } = default!;

    [Inject]
    private SimilarCaseIndex SimilarCases { get; set; } = default!;

    [Inject]
    private ReadEarlierCases Earlier { get; set; } = default!;

    [Inject]
    private WatchCase Watch { get; set; } = default!;

    [Inject]
    private ReplyTemplates Templates { get; set; } = default!;

    private static IReadOnlyList<(string, string)> Keys =>
    [
        ("a", "受理，开始办理"), ("d", "派单：已填好建议的单位，再按 Enter"), ("t", "退单"), ("r", "写回复（Esc 离开）"), ("u", "回到列表"), ("?", "看这张表"),
    ];

    /// <summary>It was told elsewhere: nobody can be written to.</summary>
    private bool Wordless => file is { Case.ConversationId: null };

    private (string? Before, string? After) Replied => Wordless ? default : Frame(CaseTexts.Reply(Number, Typed));

    private (string? Before, string? After) Closed => Wordless ? default : Frame(
        CaseTexts.Answered(Number, Typed) + "\n" + string.Join("　", CaseTexts.SolvedChoices(Guid.Empty).Select(choice => $"［{choice.Label}］")));

    /// <summary>Who did what since, e.g. 王秀英 09:05 办结; null when nobody did.</summary>
    private string? Meanwhile => file!.Events.Count > known.Count
        ? string.Join("；", CaseTimeline.StepsOf(file.Events, file.Territory).Skip(known.Count).TakeLast(3)
            .Select(step => $"{step.By} {CityTime.Local(step.At):HH\\:mm} {step.What}".Trim()))
        : null;

    protected override Task<IReadOnlyList<Topic>> TopicsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Topic>>(
        file is { Case: var shown }
            ? shown.ConversationId is { } talk ? [Topic.Conversation(talk), .. CaseTopics.Of(shown)] : [.. CaseTopics.Of(shown)]
            : []);

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        file = await Cases.OpenAsync(Staff, Number, cancellation);
        if (file is not null && known.Number != Number)
            known = (Number, file.Events.Count);
        alike = file is null ? [] : await SimilarCases.ListAsync(Staff, file.Case, cancellation);
        earlier = file is null ? [] : await Earlier.ListAsync(Staff, Number, cancellation);
        templates = await Templates.ListAsync(Staff, cancellation);
    }

    /// <summary>Told by a box in which something is typed; only a hint, so that nothing waits for it.</summary>
    private void Writes() => _ = InvokeAsync(() => Watch.LookAsync(Staff, Number, writes: true, CancellationToken.None));

    /// <summary>Into the box, where somebody reads it before it is sent.</summary>
    private async Task InsertAsync(string id)
    {
        chosenTemplate = "";
        if (replyBox is { } box && file is not null && templates.FirstOrDefault(one => one.Id.ToString() == id) is { } template)
            await box.InsertAsync(template.Fill(file.Case, file.UnitName));
    }

    private static (string? Before, string? After) Frame(string text) =>
        text.Split(Typed) is [var before, var after] ? (before.Trim(), after.Trim()) : (text, "");

    private bool IsOfThisCase(Attachment photo) => photo.CaseId == file?.Case.Id;

    private Task<bool> StartAsync() => ActAsync(
        version => Cases.StartAsync(Staff, Number, version, CancellationToken.None), "已经开始办理，居民收到了通知。", "已经开始办理，通知没有送到",
        CaseState.Received, CaseState.Accepted, CaseState.Dispatched);

    private Task<bool> MoveAsync(IReadOnlyList<CaseCommand> commands) =>
        ActAsync(version => Cases.RunAsync(Staff, Number, version, commands, CancellationToken.None), "办好了。", "办好了，通知没有送到");

    /// <summary>Photos that were added on this page are no news to whoever added them.</summary>
    private async Task AddedAsync()
    {
        await ReloadAsync();
        known = (Number, file?.Events.Count ?? 0);
        StateHasChanged();
    }

    private async Task CategoriseAsync(CaseCategory category) => await ActAsync(
        version => Cases.CategoriseAsync(Staff, Number, version, category, CancellationToken.None), $"分类改成了{CaseTexts.CategoryName(category)}，以后类似的诉求会照着分。");

    private Task<bool> ReplyAsync(string text) => ActAsync(
        version => Cases.ReplyAsync(Staff, Number, version, text, CancellationToken.None), "已经发给居民。", "话记下了，没有送到");

    /// <summary>A result that came too late goes as a reply.</summary>
    private async Task<bool> CloseAsync(string result)
    {
        if (file is { Case.IsOpen: false })
            return await ReplyAsync(result);
        var closed = await ActAsync(
            version => Cases.AnswerAsync(Staff, Number, version, result, CancellationToken.None), "结果发给居民了，等居民确认解决没有。", "结果记下了，没有送到");
        closing &= !closed;
        StateHasChanged();
        return closed;
    }

    /// <param name="act">Gets the version of the case that is on the screen.</param>
    /// <param name="done">What staff read afterwards.</param>
    /// <param name="unheard">What they read when the resident was told of it and has left; null when nothing was told.</param>
    /// <param name="only">Does nothing in another state: the button was pressed a moment too late.</param>
    private async Task<bool> ActAsync(Func<int, Task<CaseChange>> act, string done, string? unheard = null, params CaseState[] only)
    {
        var ended = false;
        await OnceAsync(async () =>
        {
            if (file is not { Case: var shown } || (only.Length > 0 && !only.Contains(shown.State)))
                return;
            var change = await act(shown.Version);
            ended = change == CaseChange.Done;
            await ReloadAsync();
            if (ended)
                known = (Number, file?.Events.Count ?? 0);

            // Whoever left does not come back into the same conversation.
            var reached = unheard is null || file is not { ResidentLeft: true };
            Snackbar.Add(Tell(change, unheard is not null && Wordless ? "记下了。" : reached ? done : $"{unheard}：{ConsoleTexts.Unreachable(file!.Channel)}。"), ended
                && reached ? Severity.Success : Severity.Warning);
        });
        StateHasChanged();
        return ended;
    }

    private static string Tell(CaseChange change, string done) => change == CaseChange.Done ? done : CaseStaffTexts.Why(change);
}
