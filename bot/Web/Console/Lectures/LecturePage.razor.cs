using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Lectures;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>A session of a lecture: who signed up, the door, changes.</summary>
public sealed partial class LecturePage
{
    private LectureFile? file;
    private IReadOnlyList<LectureSeries> series = [];
    private string code = "";
    private string name = "";
    private string phone = "";
    private int people = 1;
    private bool? isHere;
    private string? wrong;
    private string? wrongChange;

    [Parameter]
    public Guid Id { get; set; }

    private LectureSession Session => file!.Session;

    /// <summary>Whoever is added stands at the door; said by staff, from an hour before the beginning on taken for granted.</summary>
    private bool IsHere => IsOpenAtDoor && (isHere ?? Clock.GetUtcNow() >= Session.StartsAt.AddHours(-1));

    private int ToTelephone => file!.Registrations.Count(one => one is { Stands: true, ConversationId: null });

    private bool IsOpenAtDoor => Session.ReceivesAt(Clock.GetUtcNow());

    private IReadOnlyList<Registration> Waiting => [.. file!.Registrations.Where(one => one.State == RegistrationState.Waiting)];

    /// <summary>Who comes, who waits, and last who gave back.</summary>
    private IReadOnlyList<Registration> Shown => [.. file!.Registrations.OrderBy(one => one.State switch
    {
        RegistrationState.Registered => 0,
        RegistrationState.CheckedIn => 1,
        RegistrationState.Waiting => 2,
        RegistrationState.Cancelled => 3,
    }).ThenBy(one => one.Place)];

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        file = await Desk.OpenAsync(Staff, Id, cancellation);
        series = await Desk.SeriesAsync(Staff, cancellation);
    }

    private Task CheckInAsync(string of) => OnceAsync(async () =>
    {
        var outcome = await Door.CheckInAsync(Staff, Id, of, CancellationToken.None);
        Snackbar.Add(LectureStaffTexts.Tell(outcome), outcome == CheckInOutcome.Done ? Severity.Success : Severity.Warning);
        if (outcome is CheckInOutcome.Done or CheckInOutcome.Again)
            code = "";
        await ReloadAsync();
    });

    private Task AddAsync() => OnceAsync(async () =>
    {
        var request = new RegistrationRequest(null, null, LectureDoor.Source, people) { Name = Text(name), Phone = Text(phone), MayWait = !IsHere };
        var (why, waits) = await Door.AddAsync(Staff, Id, request, IsHere, CancellationToken.None);
        wrong = why;
        if (waits)
            Snackbar.Add("座位不够，排上候补了。有座位了，名单里会变成“报了名”，请打电话告诉他。", Severity.Warning);
        if (wrong is null)
            (name, phone, people) = ("", "", 1);
        await ReloadAsync();
    });

    private Task GiveBackAsync(string of) => OnceAsync(async () =>
    {
        if (await Dialogs.ShowMessageBoxAsync("退掉这个报名？", $"{of}。座位马上给候补的人。", yesText: "退掉", cancelText: "不退") == true)
            await Door.GiveBackAsync(Staff, Id, of, CancellationToken.None);
        await ReloadAsync();
    });

    private Task SaveAsync(SessionDraft draft) => OnceAsync(async () => await TellAsync(
        await Arrange.SaveSessionAsync(Staff, Id, draft, CancellationToken.None), "存好了"));

    private Task CallOffAsync() => OnceAsync(async () =>
    {
        if (await Dialogs.ShowMessageBoxAsync("取消这一场？", "报了名的和候补的都会收到通知，不能恢复。", yesText: "取消这一场", cancelText: "不取消") == true)
            await TellAsync(await Arrange.CallOffAsync(Staff, Id, CancellationToken.None), "取消了");
    });

    private async Task TellAsync(LectureChange change, string done)
    {
        wrongChange = (change as LectureChange.Refused)?.Why;
        if (change is LectureChange.Done(_, var told))
            Snackbar.Add(
                (told > 0 ? $"{done}，通知了 {told} 位居民。" : $"{done}。") + (ToTelephone > 0 ? $"另有 {ToTelephone} 位没有对话，请按名单打电话。" : ""),
                Severity.Success);
        await ReloadAsync();
    }

    private static string? Text(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string State(Registration one) =>
        (one.CheckedInAt is { } at && one.State == RegistrationState.CheckedIn ? $" {CityTime.Local(at):HH\\:mm}" : "")
        + (one.Stars is { } stars ? $"，说{LectureTexts.StarsName(stars)}" : "") + (one.Remark is { } remark ? $"：{remark}" : "");

    private static string Tone(RegistrationState state) => state switch
    {
        RegistrationState.Registered => "busy",
        RegistrationState.Waiting => "new",
        RegistrationState.Cancelled => "calm",
        RegistrationState.CheckedIn => "good",
    };
}
