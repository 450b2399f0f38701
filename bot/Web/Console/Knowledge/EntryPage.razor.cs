using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>One entry: what residents get, what is being written, and what can be done now.</summary>
public sealed partial class EntryPage
{
    private EntryFile? file;
    private EntryReport report = EntryReport.None;
    private IReadOnlyList<Person> owners = [];
    private DateOnly reviewBy;
    private string owner = "";
    private string? filledFor;

    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private CurateEntries Desk { get; set; } = default!;

    [Inject]
    private ProposeEntry Proposals { get; set; } = default!;

    [Inject]
    private EntryReports Reports { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private KnowledgeEntry Entry => file!.Entry;

    private bool MayPublish => Staff.May(LegalActions.Publish);

    private DateOnly Today => CityTime.Today(Clock.GetUtcNow());

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        file = await Desk.OpenAsync(Staff, Id, cancellation);
        report = await Reports.OfAsync(Staff, Id, cancellation);
        if (owners.Count == 0)
            owners = await Desk.OwnersAsync(Staff, cancellation);
        // Fields that are being filled in are not touched by a refresh.
        if (file is null || filledFor == Id)
            return;
        (filledFor, owner) = (Id, Entry.OwnerId?.ToString() ?? "");
        reviewBy = Entry.State == EntryState.Published && Entry.DueOn > Today ? Entry.DueOn : Today.AddYears(1);
    }

    private Task<bool> SubmitAsync() => ActAsync(version => Proposals.SubmitAsync(Staff, Id, version, null, CancellationToken.None), "提交了，等另一个人审核。");

    private Task<bool> PublishAsync() => ActAsync(version => Desk.PublishAsync(Staff, Id, version, reviewBy, CancellationToken.None), "发布了，居民一秒内就能查到。");

    private async Task<bool> SendBackAsync(string remark)
    {
        var sent = await ActAsync(version => Desk.SendBackAsync(Staff, Id, version, remark, CancellationToken.None), "退回了。");
        StateHasChanged();
        return sent;
    }

    private Task<bool> ExpireAsync() => ActAsync(version => Desk.ExpireAsync(Staff, Id, version, CancellationToken.None), "设为过期了。");

    private Task<bool> ConfirmAsync() => ActAsync(version => Desk.ConfirmAsync(Staff, Id, version, reviewBy, CancellationToken.None), "记下了，今天复查过。");

    private Task<bool> AssignAsync() => ActAsync(
        version => Desk.AssignAsync(Staff, Id, version, Guid.TryParse(owner, out var id) ? id : null, reviewBy, CancellationToken.None), "存好了。");

    private async Task DropAsync()
    {
        var never = Entry.State == EntryState.Draft;
        if (await ActAsync(version => Proposals.DropAsync(Staff, Id, version, CancellationToken.None), "草稿放弃了。") && never)
            Navigation.NavigateTo("/console/knowledge");
    }

    /// <param name="act">Gets the version of the entry that is on the screen.</param>
    /// <param name="done">What staff read afterwards.</param>
    private async Task<bool> ActAsync(Func<int, Task<EntryChange>> act, string done)
    {
        var ended = false;
        await OnceAsync(async () =>
        {
            if (file is null)
                return;
            var change = await act(Entry.Version);
            ended = change is EntryChange.Done;
            Snackbar.Add(ConsoleTexts.Tell(change, done), ended ? Severity.Success : Severity.Warning);
            if (ended)
                filledFor = null;
            await ReloadAsync();
        });
        return ended;
    }
}
