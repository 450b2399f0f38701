using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Who receives residents when and where; a change that takes somebody's time away is made with what becomes of each of them.</summary>
public sealed partial class ArrangePage
{
    private const int WeeksShown = 8;

    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Thursday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    private readonly Dictionary<string, string?> decided = new(StringComparer.Ordinal);
    private Supply supply = new([], [], [], []);
    private IReadOnlyList<ComingSlot> preview = [];
    private IReadOnlyList<TouchedBooking> touched = [];
    private SupplyChange? waits;
    private string? wrong;

    private string lawyer = "";
    private string venue = "";
    private string room = "";
    private DayOfWeek weekday = DayOfWeek.Thursday;
    private TimeOnly from = new(14, 0);
    private TimeOnly until = new(16, 0);
    private int minutes = 30;
    private int buffer;
    private int kept;
    private DayOffRule dayOff;

    private ExceptionKind kind;
    private DateOnly firstDay;
    private DateOnly lastDay;
    private string absent = "";
    private string substitute = "";
    private string place = "";
    private TimeOnly extraFrom = new(9, 0);
    private TimeOnly extraUntil = new(11, 0);
    private string reason = "";

    private readonly HashSet<LegalField> fields = [];
    private string profiled = "";
    private string firm = "";
    private string gender = "";

    private string venueName = "";
    private string address = "";
    private string way = "";

    private RenderFragment Lawyers => Options(supply.Lawyers.Select(one => (one.Id, one.Name)));

    private RenderFragment Venues => Options(supply.Venues.Where(one => one.ClosedAt is null).Select(one => (one.Id, one.Name)));

    private IReadOnlyList<PatternException> Coming => [.. supply.Exceptions.Where(one => one.LastDay >= CityTime.Today(Clock.GetUtcNow()))];

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        supply = await Desk.ReadAsync(Staff, cancellation);
        preview = await Desk.PreviewAsync(Staff, null, 7 * WeeksShown, cancellation);
        if (firstDay == default)
            firstDay = lastDay = CityTime.Today(Clock.GetUtcNow()).AddDays(1);
    }

    private static RenderFragment Options(IEnumerable<(Guid Id, string Name)> of) => builder =>
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

    private Task AddPatternAsync() => RunAsync(new SupplyChange.SavePattern(
        new WeeklyPattern(Guid.CreateVersion7(), Id(lawyer) ?? Guid.Empty, Id(venue) ?? Guid.Empty, weekday, from, until)
        {
            Room = room.Trim(),
            SlotMinutes = minutes,
            BufferMinutes = buffer,
            Kept = kept,
            DayOff = dayOff,
        }));

    private Task AddExceptionAsync() => RunAsync(new SupplyChange.AddException(
        new PatternException(Guid.CreateVersion7(), kind, firstDay, kind == ExceptionKind.Extra ? firstDay : lastDay)
        {
            LawyerId = Id(absent),
            SubstituteId = kind == ExceptionKind.Substitute ? Id(substitute) : null,
            VenueId = kind == ExceptionKind.Substitute ? null : Id(place),
            From = kind == ExceptionKind.Extra ? extraFrom : null,
            Until = kind == ExceptionKind.Extra ? extraUntil : null,
            Reason = reason.Trim(),
        }));

    private Task AddVenueAsync() => RunAsync(new SupplyChange.SaveVenue(new Venue(Guid.CreateVersion7(), venueName.Trim(), address.Trim(), way.Trim())));

    /// <summary>Shows what is known of the lawyer who was chosen.</summary>
    private void Profiled(ChangeEventArgs chosen)
    {
        profiled = chosen.Value as string ?? "";
        var known = Id(profiled) is { } id ? supply.Lawyer(id)?.Profile : null;
        (firm, gender) = (known?.Firm ?? "", known?.IsWoman is { } woman ? woman ? "woman" : "man" : "");
        fields.Clear();
        fields.UnionWith(known?.Fields ?? []);
    }

    private void Toggle(LegalField field)
    {
        if (!fields.Remove(field))
            fields.Add(field);
    }

    private Task SaveProfileAsync() => Id(profiled) is not { } id ? Task.CompletedTask : RunAsync(new SupplyChange.SaveProfile(
        new LawyerProfile(id, firm.Trim(), [.. fields.Order()], gender.Length == 0 ? null : gender == "woman")));

    private static string Tell(LawyerProfile profile) => string.Join(
        "，", new[] { profile.Firm, profile.IsWoman is { } woman ? woman ? "女" : "男" : "", string.Join('、', profile.Fields.Select(AppointmentTexts.FieldName)) }
            .Where(part => part.Length > 0));

    private Task DecideAsync() => waits is { } change ? RunAsync(change, decided.ToDictionary(
        one => one.Key, one => string.IsNullOrEmpty(one.Value) ? null : one.Value)) : Task.CompletedTask;

    private Task RunAsync(SupplyChange change) => RunAsync(change, new Dictionary<string, string?>());

    private Task RunAsync(SupplyChange change, IReadOnlyDictionary<string, string?> decisions) => OnceAsync(async () =>
    {
        (wrong, touched) = (null, []);
        switch (await Desk.RunAsync(Staff, change, decisions, CancellationToken.None))
        {
            case SupplyChanged.Done(var told):
                Snackbar.Add(told > 0 ? $"保存了，通知了 {told} 位居民。" : "保存了。", Severity.Success);
                waits = null;
                break;
            case SupplyChanged.Touches(var bookings):
                (waits, touched) = (change, bookings);
                decided.Clear();
                foreach (var one in bookings)
                    decided[one.Code] = one.Proposed?.Id ?? "";
                break;
            case SupplyChanged.Refused(var why):
                wrong = why;
                break;
            default:
                wrong = "您的角色不能改排班。";
                break;
        }

        await ReloadAsync();
    });

    private string Name(Guid id) => supply.Lawyer(id)?.Name ?? "（账号停用了）";

    private string Tell(PatternException one) => one.Kind switch
    {
        ExceptionKind.Closed => $"{(one.LawyerId is { } who ? Name(who) : "所有律师")}停{(one.VenueId is { } where ? $"，{supply.Venue(where)?.Name}" : "")}",
        ExceptionKind.Substitute => $"{Name(one.SubstituteId!.Value)}替{Name(one.LawyerId!.Value)}",
        ExceptionKind.Extra => $"{Name(one.LawyerId!.Value)}加一次，{supply.Venue(one.VenueId!.Value)?.Name}",
    };

    private static string Days(WeeklyPattern one) =>
        (one.FirstDay is { } first ? $"，{CityTime.Day(first)}起" : "") + (one.LastDay is { } last ? $"，到{CityTime.Day(last)}" : "");

    private static string Hours(TimeOnly from, TimeOnly until) => $"{from:HH\\:mm}–{until:HH\\:mm}";

    private static Guid? Id(string text) => Guid.TryParse(text, out var id) ? id : null;
}
