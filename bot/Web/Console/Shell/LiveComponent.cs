using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>
/// A part of the console that shows what the database holds and keeps it fresh: loads when its parameters are set, after
/// signals and by a timer, one load at a time; does one action at a time, so that a double click acts once.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource leaving = new();
    private readonly SemaphoreSlim loading = new(1, 1);
    private LiveRefresh? refresh;
    private Dictionary<Topic, IDisposable> listening = [];
    private bool left;

    [Inject]
    protected ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ConversationFeed ConversationFeed { get; set; } = default!;

    [Inject]
    private ILogger<LiveComponent> Log { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = default!;

    protected StaffIdentity Staff { get; private set; } = default!;

    /// <summary>True once the first load has succeeded.</summary>
    protected bool Loaded { get; private set; }

    /// <summary>True while the last load failed: what is shown may be old.</summary>
    protected bool Stale { get; private set; }

    protected bool Busy { get; private set; }

    /// <summary>How long it goes without a signal: shorter where no signal tells of what is shown.</summary>
    protected virtual TimeSpan LooksEvery => listening.Count > 0 ? TimeSpan.FromSeconds(30) : Soon;

    /// <summary>How long signals are gathered; null is half a second.</summary>
    protected virtual TimeSpan? Gathers => null;

    protected abstract Task LoadAsync(CancellationToken cancellation);

    /// <summary>What it wants news of; asked before each load, and after it, since what is shown may tell. None: it looks again by itself alone.</summary>
    protected virtual Task<IReadOnlyList<Topic>> TopicsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Topic>>([]);

    protected override async Task OnInitializedAsync() => Staff = (await SignedIn).User.ToStaff();

    protected override async Task OnParametersSetAsync()
    {
        refresh ??= new LiveRefresh(() => Stale && LooksEvery > Soon ? Soon : LooksEvery, Gathers, () => InvokeAsync(RefreshAsync));
        await ReloadAsync();
        refresh.Begin();
    }

    protected async Task ReloadAsync()
    {
        if (left)
            return;
        await loading.WaitAsync(leaving.Token);
        try
        {
            Listen(await TopicsAsync(leaving.Token));
            await LoadAsync(leaving.Token);

            // What changed between the load and the first signal would be missed.
            if (Listen(await TopicsAsync(leaving.Token)))
                await LoadAsync(leaving.Token);
            (Loaded, Stale) = (true, false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Stale = true;
            Log.LogError(failure, "{Page} could not be loaded.", GetType().Name);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Acts unless an action is running; a failure is told in one sentence.</summary>
    protected async Task OnceAsync(Func<Task> act)
    {
        if (Busy)
            return;
        Busy = true;
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LogError(failure, "An action on {Page} failed.", GetType().Name);
            Snackbar.Add("没有办成，系统出了问题。请再试一次。", Severity.Error);
        }
        finally
        {
            Busy = false;
        }
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        left = true;
        leaving.Cancel();
        refresh?.Dispose();
        foreach (var one in listening.Values)
            one.Dispose();
    }

    private async Task RefreshAsync()
    {
        try
        {
            await ReloadAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page is left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    /// <returns>Whether it listens to something it did not listen to before.</returns>
    private bool Listen(IReadOnlyList<Topic> topics)
    {
        if (left)
            return false;
        var before = listening;
        listening = topics.Distinct().ToDictionary(
            topic => topic, topic => before.GetValueOrDefault(topic) ?? ConversationFeed.Subscribe(topic, _ => refresh?.Hear()));
        foreach (var (_, over) in before.Where(one => !listening.ContainsKey(one.Key)))
            over.Dispose();
        return listening.Keys.Any(topic => !before.ContainsKey(topic));
    }
}
