using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Safety;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>One alert: what helps to help, who has taken it over, and what was done.</summary>
public sealed partial class AlertPage
{
    private DutyFile? file;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private DutyDesk Desk { get; set; } = default!;

    private DangerAlert Alert => file!.Item.Alert;

    private string Lasted =>
        Alert.FinishedAt is { } end ? $"一共 {ConsoleTexts.Lasting(end - Alert.RaisedAt)}" : ConsoleTexts.Since(Clock.GetUtcNow() - Alert.RaisedAt);

    protected override Task<IReadOnlyList<Topic>> TopicsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Topic>>(
        file is { Item.Alert: var shown } ? [Topic.Conversation(shown.ConversationId), DutyTopics.OfUnit(shown.UnitId)] : []);

    protected override async Task LoadAsync(CancellationToken cancellation) => file = await Desk.OpenAsync(Staff, Id, cancellation);

    private static string Dialled(string phone) => string.Concat(phone.Where(sign => char.IsAsciiDigit(sign) || sign == '+'));

    private Task<bool> AcknowledgeAsync() => ActAsync(() => Desk.AcknowledgeAsync(Staff, Id, CancellationToken.None), "记下了，由您处理。", "记下了，由您处理。居民收不到通知");

    private Task<bool> FinishAsync(string outcome) => ActAsync(
        () => Desk.FinishAsync(Staff, Id, outcome, CancellationToken.None), "记下了，这件处理完了。");

    /// <param name="act">What is done.</param>
    /// <param name="done">What staff read afterwards.</param>
    /// <param name="unheard">What they read when the resident was told of it and has left; null when nothing was told.</param>
    private async Task<bool> ActAsync(Func<Task<DutyOutcome>> act, string done, string? unheard = null)
    {
        var ended = false;
        await OnceAsync(async () =>
        {
            var outcome = await act();
            ended = outcome == DutyOutcome.Done;
            await ReloadAsync();
            var reached = unheard is null || file is not { ResidentLeft: true };
            Snackbar.Add(Tell(outcome, reached ? done : $"{unheard}：{ConsoleTexts.Unreachable(file!.Channel)}。"), ended
                && reached ? Severity.Success : Severity.Warning);
        });
        StateHasChanged();
        return ended;
    }

    private static string Tell(DutyOutcome outcome, string done) => outcome switch
    {
        DutyOutcome.Done => done,
        DutyOutcome.NotFound => "这件险情不归您的单位管了，操作没有生效。",
        DutyOutcome.ChangedMeanwhile => "刚才有变化，您的操作没有生效。页面已更新，请看一下再办。",
        DutyOutcome.Empty => "请写做了什么。",
    };

    /// <summary>What the resident says again and again is one step, with the time of the last.</summary>
    private IEnumerable<TimelineStep> Steps()
    {
        var events = file!.Events;
        for (var at = 0; at < events.Count; at++)
        {
            var from = at;
            while (events[at].Step == DangerStep.SaidAgain && at + 1 < events.Count && events[at + 1].Step == DangerStep.SaidAgain)
                at++;
            var step = events[at];
            IReadOnlyList<string> notes = step.Step switch
            {
                DangerStep.Located or DangerStep.Answered => [DialogTexts.Short(step.Note ?? "", 80)],
                DangerStep.Finished => [step.Note ?? ""],
                _ => [],
            };
            yield return new TimelineStep($"{events[from].Id:N}", NameOf(step, at - from + 1), step.By, step.At, notes);
        }
    }

    private static string NameOf(DangerEvent step, int times) => step.Step switch
    {
        DangerStep.Raised => "居民说有险情",
        DangerStep.SaidAgain => times == 1 ? "居民又说了一次" : $"居民又说了 {times} 次",
        DangerStep.Answered => "居民回话",
        DangerStep.Located => "知道了地点",
        DangerStep.Escalated => $"没有人处理，报到{(Enum.TryParse<DutyLevel>(step.Note, out var level) ? ConsoleTexts.LevelName(level) : "上一级")}",
        DangerStep.Acknowledged => "接手",
        DangerStep.Finished => "处理完了",
    };
}
