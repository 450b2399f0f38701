using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Who receives residents when and where; a change that takes somebody's time away is made with what becomes of each of them.</summary>
public sealed partial class ArrangePage
{
    private IReadOnlyList<ComingSlot> preview = [];
    private WeeklyPattern? editing;

    /// <summary>How many changes were saved: each makes the form of a new one fresh.</summary>
    private int saved;

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

    private RenderFragment Lawyers => Options(Supply.Lawyers.Select(one => (one.Id, one.Name)));

    private RenderFragment Venues => Options(Supply.Venues.Where(one => one.ClosedAt is null).Select(one => (one.Id, one.Name)));

    private IReadOnlyList<PatternException> Coming => [.. Supply.Exceptions.Where(one => one.LastDay >= CityTime.Today(Clock.GetUtcNow()))];

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        preview = (await Desk.PreviewAsync(Staff, null, PatternForm.DaysShown, cancellation)).Slots;
        if (firstDay == default)
            firstDay = lastDay = CityTime.Today(Clock.GetUtcNow()).AddDays(1);
    }

    protected override void Saved() => (editing, saved) = (null, saved + 1);

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
        var known = Id(profiled) is { } id ? Supply.Lawyer(id)?.Profile : null;
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

    private string Tell(PatternException one) => one.Kind switch
    {
        ExceptionKind.Closed => $"{(one.LawyerId is { } who ? Name(who) : "所有律师")}停{(one.VenueId is { } where ? $"，{Supply.Venue(where)?.Name}" : "")}",
        ExceptionKind.Substitute => $"{Name(one.SubstituteId!.Value)}替{Name(one.LawyerId!.Value)}",
        ExceptionKind.Extra => $"{Name(one.LawyerId!.Value)}加一次，{Supply.Venue(one.VenueId!.Value)?.Name}",
    };

    private static string Days(WeeklyPattern one) =>
        (one.FirstDay is { } first ? $"，{CityTime.Day(first)}起" : "") + (one.LastDay is { } last ? $"，到{CityTime.Day(last)}" : "");
}
