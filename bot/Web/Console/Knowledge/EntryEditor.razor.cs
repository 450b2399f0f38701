using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Writes an entry. What is typed is never replaced by what others save meanwhile.</summary>
public sealed partial class EntryEditor : IAsyncDisposable
{
    private readonly EntryForm form = new();
    private EntryFile? file;
    private IReadOnlyList<string> topics = [];

    /// <summary>Of the entry when the form was filled.</summary>
    private int version;
    private bool filled;
    private KnowledgeEntry? theirs;
    private string note = "";
    private ElementReference root;
    private IJSObjectReference? module;

    /// <summary>What keeps the half-written form in the browser, and under what.</summary>
    private IJSObjectReference? keeper;
    private string? keptUnder;

    /// <summary>The articles were chosen by buttons, which no field tells of.</summary>
    private bool cited;
    private bool restores;
    private bool restored;

    [Parameter]
    public string? Id { get; set; }

    [Inject]
    private CurateEntries Desk { get; set; } = default!;

    [Inject]
    private ProposeEntry Proposals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string Subject => $"entry/{Id ?? "new"}/edit";

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (keeper is not null)
                await keeper.DisposeAsync();
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!Loaded || (Id is not null && file is null))
            return;
        try
        {
            if (keptUnder != Subject)
            {
                keptUnder = Subject;
                module ??= await Js.InvokeAsync<IJSObjectReference>("import", "/Console/Knowledge/EntryEditor.razor.js");
                if (keeper is not null)
                    await keeper.InvokeVoidAsync("stop");
                keeper = await module.InvokeAsync<IJSObjectReference>("start", root, Staff.Id, Subject);
                restores = true;
                StateHasChanged();
            }
            else if (restores && keeper is not null)
            {
                restores = false;
                restored = await keeper.InvokeAsync<bool>("restore");
                if (restored)
                    StateHasChanged();
            }
            else if (cited && keeper is not null)
            {
                cited = false;
                await keeper.InvokeVoidAsync("keep");
            }
        }
        catch (Exception failure) when (failure is JSDisconnectedException or ObjectDisposedException)
        {
            // The page is gone, or this part of it.
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        if (topics.Count == 0)
            topics = [.. (await Desk.ListAsync(Staff, cancellation)).Select(e => e.Latest.Topic).Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        if (Id is null)
            return;
        file = await Desk.OpenAsync(Staff, Id, cancellation);
        if (filled || file is null)
            return;
        (filled, version) = (true, file.Entry.Version);
        form.Fill(file.Entry.Latest);
    }

    private Task SaveAsync() => OnceAsync(async () =>
    {
        if (Id is null && form.Content.SaysTheSameAs(EntryContent.Empty))
        {
            Tell(new EntryChange.Incomplete(form.Content.Missing()), "");
            return;
        }

        var change = await KeepAsync();
        Tell(change, "存好了，还是草稿。");
        if (change is EntryChange.Done(var entry) && Id is null)
            Navigation.NavigateTo($"/console/knowledge/{entry.Id}/edit");
        await ReloadAsync();
    });

    private Task SubmitAsync() => OnceAsync(async () =>
    {
        if (form.Content.Missing() is { Count: > 0 } missing)
        {
            Tell(new EntryChange.Incomplete(missing), "");
            return;
        }

        var change = await KeepAsync();
        var id = change is EntryChange.Done(var kept) ? kept.Id : Id;
        if (id is not null && change is EntryChange.Done or EntryChange.Unchanged)
            change = await Proposals.SubmitAsync(Staff, id!, version, note, CancellationToken.None);
        Tell(change, "提交了，等另一个人审核。");
        if (change is EntryChange.Done)
            Navigation.NavigateTo($"/console/knowledge/{id}");
        else if (Id is null && id is not null)
            Navigation.NavigateTo($"/console/knowledge/{id}/edit");
        await ReloadAsync();
    });

    private async Task<EntryChange> KeepAsync()
    {
        var change = Id is null
            ? await Proposals.BeginAsync(Staff, form.Content, null, CancellationToken.None)
            : await Proposals.SaveAsync(Staff, Id, version, form.Content, CancellationToken.None);
        if (change is EntryChange.Done(var entry))
            (version, theirs, filled) = (entry.Version, null, true);
        if (change is EntryChange.Done or EntryChange.Unchanged)
            await ForgetAsync();
        return change;
    }

    private void Cite(IReadOnlyList<Citation> chosen) => (form.Citations, cited) = (chosen, true);

    /// <summary>What was found again is thrown away: the form is as it is stored.</summary>
    private async Task StartOverAsync()
    {
        await ForgetAsync();
        form.Fill(file?.Entry.Latest ?? EntryContent.Empty);
        (version, note) = (file?.Entry.Version ?? 0, "");
    }

    private async Task ForgetAsync()
    {
        restored = false;
        if (keeper is not null)
            await keeper.InvokeVoidAsync("forget");
    }

    /// <summary>The other wording was shown: it is replaced knowingly, and stays in the log of who saved when.</summary>
    private Task KeepMineAsync()
    {
        version = theirs?.Version ?? version;
        return SaveAsync();
    }

    private void TakeTheirs()
    {
        if (theirs is null)
            return;
        form.Fill(theirs.Latest);
        (version, theirs) = (theirs.Version, null);
    }

    private void Tell(EntryChange change, string done)
    {
        if (change is EntryChange.ChangedMeanwhile(var other))
            theirs = other;
        Snackbar.Add(ConsoleTexts.Tell(change, done), change is EntryChange.Done ? Severity.Success : Severity.Warning);
    }
}
