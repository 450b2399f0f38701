using Microsoft.AspNetCore.Components;
using MudBlazor;
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
    private bool closing;

    [Parameter]
    public string Number { get; set; } = "";

    protected override Guid Hears => file?.Case.ConversationId ?? Signals.Everything;

    [Inject]
    private HandleCase Cases { get; set; } = default!;

    [Inject]
    private FindSameProblem SameProblem { get; set; } = default!;

    private (string Before, string After) Replied => Frame(CaseTexts.Reply(Number, Typed));

    private (string Before, string After) Closed => Frame(
        CaseTexts.Closed(Number, Typed) + "\n" + string.Join("　", CaseTexts.RatingChoices(Guid.Empty).Select(choice => $"［{choice.Label}］")));

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        file = await Cases.OpenAsync(Staff, Number, cancellation);
        alike = file is null ? [] : await SameProblem.ListAsync(Staff, file.Case, cancellation);
    }

    private static (string Before, string After) Frame(string text) =>
        text.Split(Typed) is [var before, var after] ? (before.Trim(), after.Trim()) : (text, "");

    private bool IsOfThisCase(Attachment photo) => photo.CaseId == file?.Case.Id;

    private Task<bool> StartAsync() => ActAsync(
        version => Cases.StartAsync(Staff, Number, version, CancellationToken.None), "已经开始办理，居民收到了通知。", only: CaseState.Received);

    private async Task CategoriseAsync(CaseCategory category) => await ActAsync(
        version => Cases.CategoriseAsync(Staff, Number, version, category, CancellationToken.None), $"分类改成了{CaseTexts.CategoryName(category)}，以后类似的诉求会照着分。");

    private Task<bool> ReplyAsync(string text) => ActAsync(
        version => Cases.ReplyAsync(Staff, Number, version, text, CancellationToken.None), "已经发给居民。");

    private async Task<bool> CloseAsync(string result)
    {
        var closed = await ActAsync(version => Cases.CloseAsync(Staff, Number, version, result, CancellationToken.None), "已经办结，居民收到了结果，可以评价了。");
        closing &= !closed;
        StateHasChanged();
        return closed;
    }

    /// <param name="act">Gets the version of the case that is on the screen.</param>
    /// <param name="done">What staff read afterwards.</param>
    /// <param name="only">Does nothing in another state: the button was pressed a moment too late.</param>
    private async Task<bool> ActAsync(Func<int, Task<CaseChange>> act, string done, CaseState? only = null)
    {
        var ended = false;
        await OnceAsync(async () =>
        {
            if (file is not { Case: var shown } || (only is { } state && shown.State != state))
                return;
            var change = await act(shown.Version);
            ended = change == CaseChange.Done;
            Snackbar.Add(Tell(change, done), ended ? Severity.Success : Severity.Warning);
            await ReloadAsync();
        });
        StateHasChanged();
        return ended;
    }

    private static string Tell(CaseChange change, string done) => change switch
    {
        CaseChange.Done => done,
        CaseChange.AlreadyClosed => "这件诉求已经办结了，没有再改。",
        CaseChange.ChangedMeanwhile => "刚才有别人改过这件诉求，您的操作没有生效。页面已更新，请看一下再办。",
        CaseChange.NotFound => "这件诉求不归您的单位办了，操作没有生效。",
    };
}
