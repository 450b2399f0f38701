using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>A conversation that a lawyer holds or reads along.</summary>
public sealed partial class ReceptionChat
{
    private readonly List<Activity> lines = [];
    private HeldConversation? held;
    private HandoffBrief brief = HandoffBrief.Nothing;
    private IReadOnlyList<ColleagueView> colleagues = [];
    private Composer? box;
    private bool gone;
    private Part? open;
    private string noteText = "";
    private string remark = "";
    private string to = "";
    private string field = "";
    private string result = "";

    private enum Part
    {
        Brief,
        Notes,
        HandOn,
        End,
    }

    /// <summary>Null where there is no knowledge base to keep an answer in.</summary>
    private KeepLawyerAnswer? Keep => Services.GetService<KeepLawyerAnswer>();

    [Parameter, EditorRequired]
    public Guid SessionId { get; set; }

    /// <summary>Nothing signals what a channel still allows to be sent.</summary>
    protected override TimeSpan LooksEvery => TimeSpan.FromSeconds(2);

    protected override TimeSpan? Gathers => TimeSpan.FromMilliseconds(50);

    private string Since => held!.Session.ClaimedAt is { } at ? $"{CityTime.DayAndTime(at)} 开始接待" : "在等人接手";

    private IEnumerable<(Part Part, string Name)> Parts =>
        held!.IsMine
            ? [(Part.Brief, "看一眼"), (Part.Notes, held.Notes.Count > 0 ? $"备注 {held.Notes.Count}" : "备注"), (Part.HandOn, "转接"), (Part.End, "结束接待")]
            : [(Part.Brief, "看一眼"), (Part.Notes, held.Notes.Count > 0 ? $"备注 {held.Notes.Count}" : "备注")];

    protected override Task<IReadOnlyList<Topic>> TopicsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Topic>>(
        held is null ? [] : [Topic.Conversation(held.ConversationId), ReceptionTopics.HeldBy(Staff.Id)]);

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        if (gone)
            return;
        var now = await Read.OpenAsync(Staff, SessionId, lines.Count == 0 ? 0 : lines[^1].Sequence, cancellation);
        if (now is null)
        {
            gone = true;
            return;
        }

        var isFirst = held is null;
        held = now;
        lines.AddRange(now.Lines);
        if (isFirst || now.Lines.Count > 0)
            brief = MakeBrief.Of(now.Session, lines);
        // What somebody wrote for whoever takes over is not to be missed.
        if (isFirst && now.Notes.Count > 0)
            open = Part.Notes;
    }

    private async Task Toggle(Part part)
    {
        open = open == part ? null : part;
        if (open == Part.HandOn)
            colleagues = await Colleagues.RunAsync(Staff, CancellationToken.None);
    }

    private async Task CiteAsync(string text)
    {
        if (box is { } composer)
            await composer.InsertAsync(text);
    }

    private async Task<bool> SayAsync(string text)
    {
        var said = false;
        await OnceAsync(async () =>
        {
            var outcome = await Desk.SayAsync(Staff, SessionId, text, CancellationToken.None);
            said = outcome == ReceptionOutcome.Done;
            if (!said)
                Snackbar.Add(Tell(outcome), Severity.Warning);
            await ReloadAsync();
        });
        StateHasChanged();
        return said;
    }

    private void Writes()
    {
        if (held is not null && !gone)
            Hints.Hint(held.ConversationId, Speaker.Lawyer, Staff.Name);
    }

    private Task NoteAsync() => DoAsync(new ReceptionCommand.Note(noteText), "备注存好了。", () => noteText = "");

    private Task InviteAsync() => DoAsync(new ReceptionCommand.Invite(Guid.Parse(to)), "已经请他旁听，在他的列表里打开。", () => open = null);

    private Task HandOnAsync() => LeaveAsync(
        new ReceptionCommand.Transfer(to.Length > 0 ? Guid.Parse(to) : null, FieldOf(), remark), to.Length > 0 ? "已经请他来接。" : "已经转回队里。");

    private Task EndAsync() => LeaveAsync(
        new ReceptionCommand.End(Enum.TryParse<BookingResult>(result, out var came) ? came : null, FieldOf()), "接待结束了。");

    private LegalField? FieldOf() => Enum.TryParse<LegalField>(field, out var chosen) ? chosen : null;

    private Task KeepAsync() => OnceAsync(async () =>
    {
        var change = await Keep!.RunAsync(Staff, SessionId, CancellationToken.None);
        var told = change is EntryChange.NotFound ? Tell(ReceptionOutcome.NotYours)
            : ConsoleTexts.Tell(change, "存为草稿了，姓名和号码已经遮住。接待完了，到知识库里补上法律依据再提交。");
        Snackbar.Add(told, change is EntryChange.Done ? Severity.Success : Severity.Warning);
    });

    private Task DoAsync(ReceptionCommand command, string done, Action after) => OnceAsync(async () =>
    {
        var outcome = await Desk.RunAsync(Staff, SessionId, command, CancellationToken.None);
        Snackbar.Add(outcome == ReceptionOutcome.Done ? done : Tell(outcome), outcome == ReceptionOutcome.Done ? Severity.Success : Severity.Warning);
        if (outcome == ReceptionOutcome.Done)
            after();
        await ReloadAsync();
    });

    private Task LeaveAsync(ReceptionCommand command, string done) => OnceAsync(async () =>
    {
        var outcome = await Desk.RunAsync(Staff, SessionId, command, CancellationToken.None);
        Snackbar.Add(outcome == ReceptionOutcome.Done ? done : Tell(outcome), outcome == ReceptionOutcome.Done ? Severity.Success : Severity.Warning);
        if (outcome is ReceptionOutcome.Done or ReceptionOutcome.NotYours or ReceptionOutcome.Gone)
            Navigation.NavigateTo("/console/reception");
    });

    private static string Tell(ReceptionOutcome outcome) => outcome switch
    {
        ReceptionOutcome.Done => "",
        ReceptionOutcome.Gone => "这场接待已经不在了。",
        ReceptionOutcome.NotYours => "这场接待已经结束，或者不是您在接待，话没有发出去。",
        ReceptionOutcome.Empty => "还没有写内容。",
        ReceptionOutcome.TooLong => "写得太长了，请分几次发。",
        ReceptionOutcome.NobodyThere => "没有这位律师，请另选一位。",
    };
}
