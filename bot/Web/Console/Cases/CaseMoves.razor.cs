using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Every move of a case besides reply and answer, in one small form: what, to whom, on what basis, in which words.</summary>
public sealed partial class CaseMoves
{
    private readonly HashSet<Guid> called = [];
    private bool open;
    private CaseMove move;
    private string duty = "";
    private string unit = "";
    private CaseUrgency urgency;
    private bool confidential;
    private RefusalReason reason;
    private DateOnly? until;
    private int days = 5;
    private string number = "";
    private string text = "";
    private string? wrong;
    private CaseState? known;
    private MudButton? submit;
    private ElementReference dutyBox;
    private bool begun;

    [Parameter, EditorRequired]
    public CaseFile File { get; set; } = default!;

    [Parameter, EditorRequired]
    public StaffIdentity Staff { get; set; } = default!;

    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Does it; true when it was done.</summary>
    [Parameter, EditorRequired]
    public Func<IReadOnlyList<CaseCommand>, Task<bool>> Move { get; set; } = default!;

    [Inject]
    private HandleCase Cases { get; set; } = default!;

    /// <summary>What is done most often, in one press.</summary>
    private IReadOnlyList<CaseMove> Quick => [.. Moves.Where(one => one is CaseMove.Dispatch or CaseMove.Return)];

    private IReadOnlyList<CaseMove> Moves => [.. CaseMovesOf.Offered(File.Case, Staff)];

    private IEnumerable<Unit> Units => File.Territory.All.Where(one => one.DisabledAt is null && one.Id != File.Case.UnitId);

    private string? TextLabel => move switch
    {
        CaseMove.Return => "说明",
        CaseMove.Note => "备注，居民看不到",
        CaseMove.Hold => "为什么现在办不了（居民会看到）",
        CaseMove.Extend => "为什么要延期",
        CaseMove.Supervise => "督办要求",
        CaseMove.Refuse => "对居民说明（居民会看到）",
        CaseMove.Reopen => "为什么重新办理",
        _ => null,
    };

    /// <summary>When somebody else was faster, what was typed stays: as a note, where its move is gone.</summary>
    protected override void OnParametersSet()
    {
        if (known == File.Case.State)
            return;
        var first = known is null;
        known = File.Case.State;
        (urgency, confidential) = (File.Case.Urgency, File.Case.IsConfidential);
        if (!first && Moves.Contains(move) && open)
            return;
        if (!first && text.Length > 0)
            (move, wrong) = (CaseMove.Note, "刚才有别人办了这件诉求，原来的办法现在用不了。您写的话还在，可以记成备注，也可以复制走。");
        else
            Choose(Moves[0]);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!begun)
            return;
        begun = false;
        if (move == CaseMove.Return)
            await dutyBox.FocusAsync();
        else if (submit is not null)
            await submit.FocusAsync();
    }

    private void Begin(CaseMove wanted)
    {
        Choose(wanted);
        (open, begun) = (true, true);
    }

    private void Choose(CaseMove wanted)
    {
        (move, wrong) = (wanted, null);
        if (move == CaseMove.Dispatch && unit.Length == 0)
            Choose(SuggestDuty.Best(File.Duties, File.Case)?.Number);
    }

    private string? UnitName(Guid id) => File.Territory.Find(id)?.Name;

    private void Choose(string? chosen)
    {
        duty = chosen ?? "";
        if (File.Duties.FirstOrDefault(one => one.Number == chosen) is { } item && item.UnitId != File.Case.UnitId)
            unit = item.UnitId.ToString();
    }

    private void Toggle(Guid id)
    {
        if (!called.Remove(id))
            called.Add(id);
    }

    private async Task SendAsync()
    {
        var command = await CommandAsync();
        if (command is null)
            return;
        var commands = command is CaseCommand.Dispatch given ? DispatchCases.Commands(File.Case, given) : [command];
        if (await Move(commands))
            (text, wrong, open, unit, duty) = ("", null, false, "", "");
    }

    private async Task<CaseCommand?> CommandAsync()
    {
        wrong = null;
        var chosen = Guid.TryParse(unit, out var id) ? id : (Guid?)null;
        switch (move)
        {
            case CaseMove.Dispatch when chosen is { } target:
                return new CaseCommand.Dispatch(target, duty.Length > 0 ? duty : null);
            case CaseMove.Dispatch:
                wrong = "请选要派给的单位。";
                return null;
            case CaseMove.Return:
                return new CaseCommand.Return(duty, text);
            case CaseMove.Whistle:
                return new CaseCommand.Whistle([.. called], chosen ?? Guid.Empty);
            case CaseMove.Classify:
                return new CaseCommand.Classify(null, urgency, confidential);
            case CaseMove.Note:
                return new CaseCommand.Note(text);
            case CaseMove.Hold when until is { } day:
                return new CaseCommand.Hold(day, text);
            case CaseMove.Hold:
                wrong = "请选到哪天再看。";
                return null;
            case CaseMove.Extend:
                return new CaseCommand.Extend(days, text);
            case CaseMove.Approve:
                return new CaseCommand.Approve();
            case CaseMove.Supervise:
                return new CaseCommand.Supervise(text);
            case CaseMove.Unmerge:
                return new CaseCommand.Unmerge();
            case CaseMove.Refuse:
                return new CaseCommand.Refuse(reason, text);
            case CaseMove.Reopen:
                return new CaseCommand.Reopen(text);
            case CaseMove.Merge when (await Cases.OpenAsync(Staff, number.Trim(), CancellationToken.None))?.Case is { } into:
                return new CaseCommand.Merge(into);
            default:
                wrong = "没有这个编号的诉求，或者它不归您的单位办。";
                return null;
        }
    }
}
