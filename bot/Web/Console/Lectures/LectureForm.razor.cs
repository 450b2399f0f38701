using Microsoft.AspNetCore.Components;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Lectures;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Enters a session of a lecture; what was entered stays until it is kept.</summary>
public sealed partial class LectureForm
{
    private bool begun;
    private string series = "";
    private string title = "";
    private string speaker = "";
    private string venue = "";
    private DateOnly day;
    private TimeOnly from = new(9, 30);
    private TimeOnly until = new(11, 0);
    private int seats = 40;
    private DateTime? opens;
    private DateTime? closes;
    private string material = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<LectureSeries> Series { get; set; } = [];

    /// <summary>The session that is changed; null: a new one.</summary>
    [Parameter]
    public LectureSession? Session { get; set; }

    /// <summary>The first day that a new session is proposed for.</summary>
    [Parameter]
    public DateOnly Day { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<SessionDraft> OnSave { get; set; }

    /// <summary>Empties it for the next one.</summary>
    public void Clear() => (title, speaker, material, opens, closes) = ("", "", "", null, null);

    protected override void OnParametersSet()
    {
        if (begun)
            return;
        begun = true;
        day = Day;
        if (Session is not { } session)
            return;
        var (starts, ends) = (CityTime.Local(session.StartsAt), CityTime.Local(session.EndsAt));
        (series, title, speaker, venue, seats, material) =
            (session.SeriesKey, session.Title, session.Speaker, session.Venue, session.Seats, session.Material);
        (day, from, until) = (DateOnly.FromDateTime(starts.DateTime), TimeOnly.FromDateTime(starts.DateTime), TimeOnly.FromDateTime(ends.DateTime));
        (opens, closes) = (Local(session.OpensAt), Local(session.ClosesAt));
    }

    private Task SubmitAsync() => OnSave.InvokeAsync(
        new SessionDraft(series, title.Trim(), speaker.Trim(), venue.Trim(), CityTime.At(day, from), CityTime.At(day, until), seats)
        {
            OpensAt = Instant(opens),
            ClosesAt = Instant(closes),
            Material = material.Trim(),
        });

    private static DateTime? Local(DateTimeOffset? at) => at is { } instant ? CityTime.Local(instant).DateTime : null;

    private static DateTimeOffset? Instant(DateTime? local) =>
        local is { } at ? CityTime.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) : null;
}
