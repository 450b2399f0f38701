using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>A page on which staff change who receives residents: what takes somebody's time away is made with what becomes of each of them.</summary>
public abstract class SupplyPage : LiveComponent
{
    private SupplyChange? waits;

    [Inject]
    protected ChangeSupply Desk { get; set; } = default!;

    protected Supply Supply { get; private set; } = new([], [], [], []);

    /// <summary>The bookings that the change which waits takes the time away from.</summary>
    protected IReadOnlyList<TouchedBooking> Touched { get; private set; } = [];

    /// <summary>Why the last change was not made; null: it was.</summary>
    protected string? Wrong { get; private set; }

    protected override async Task LoadAsync(CancellationToken cancellation) => Supply = await Desk.ReadAsync(Staff, cancellation);

    protected Task DecideAsync(IReadOnlyDictionary<string, string?> decisions) => waits is { } change ? RunAsync(change, decisions) : Task.CompletedTask;

    protected void Drop() => (waits, Touched) = (null, []);

    protected Task RunAsync(SupplyChange change) => RunAsync(change, new Dictionary<string, string?>());

    /// <summary>The change was made.</summary>
    protected virtual void Saved()
    {
    }

    protected string Name(Guid id) => Supply.Lawyer(id)?.Name ?? "（账号停用了）";

    protected static string Hours(TimeOnly from, TimeOnly until) => $"{from:HH\\:mm}–{until:HH\\:mm}";

    protected static Guid? Id(string text) => Guid.TryParse(text, out var id) ? id : null;

    internal static RenderFragment Options(IEnumerable<(Guid Id, string Name)> of) => builder =>
    {
        foreach (var (id, name) in of)
        {
            builder.OpenElement(0, "option");
            builder.SetKey(id);
            builder.AddAttribute(1, "value", $"{id}");
            builder.AddContent(2, name);
            builder.CloseElement();
        }
    };

    private Task RunAsync(SupplyChange change, IReadOnlyDictionary<string, string?> decisions) => OnceAsync(async () =>
    {
        (Wrong, Touched) = (null, []);
        switch (await Desk.RunAsync(Staff, change, decisions, CancellationToken.None))
        {
            case SupplyChanged.Done(var told):
                Snackbar.Add(told > 0 ? $"保存了，通知了 {told} 位居民。" : "保存了。", Severity.Success);
                waits = null;
                Saved();
                break;
            case SupplyChanged.Touches(var bookings):
                (waits, Touched) = (change, bookings);
                break;
            case SupplyChanged.Refused(var why):
                Wrong = why;
                break;
            default:
                Wrong = "您的角色不能改这个。";
                break;
        }

        await ReloadAsync();
    });
}
