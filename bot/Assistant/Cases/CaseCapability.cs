using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Complaints and requests in the conversation: file, look up, add photos, rate.</summary>
public sealed partial class CaseCapability : Capability
{
    /// <summary>Who writes more tells a matter.</summary>
    private const int CommandAtMost = 30;

    /// <summary>From here on it is no answer to a question of staff.</summary>
    private const double SureOfAnotherJob = 0.85;

    /// <summary>From here on a complaint is another one, where staff asked nothing.</summary>
    private const double SureOfAnotherMatter = 0.7;

    private static readonly TimeSpan AfterthoughtsFor = TimeSpan.FromHours(24);

    /// <summary>The question whether a case is to be withdrawn; its subject is the number.</summary>
    private const string AskedWithdraw = "withdraw-case";

    private readonly FileComplaint form;
    private readonly ChangeOwnCase change;
    private readonly HearVerdict verdict;
    private readonly JoinCase join;
    private readonly ReadTerritory territory;

    public CaseCapability(FileComplaint form, ChangeOwnCase change, HearVerdict verdict, JoinCase join, ReadTerritory territory)
    {
        (this.form, this.change, this.verdict, this.join, this.territory) = (form, change, verdict, join, territory);
        WhenRecognizer.Warm();
    }

    public override IReadOnlyList<Form> Forms => [form];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["case.file"] = (turn, _) => form.OpenAsync(turn, new ComplaintDraft()),
        ["case.tell"] = async (turn, said) => await form.BeginAsync(turn, await turn.WordsAsync(said)),
        ["case.status"] = StatusAsync,
        ["case.rate"] = verdict.RateAsync,
        ["case.join"] = JoinAsync,
        ["case.notices"] = Notices,
        ["case.solved"] = verdict.SolvedAsync,
        ["case.unsolved"] = async (turn, _) =>
        {
            if (!await verdict.UnsolvedAsync(turn))
                await StatusAsync(turn, "");
        },
        ["case.withdraw"] = WithdrawAsync,
        ["case.callback"] = (turn, _) => form.BeginCallBackAsync(turn),
        ["case.keep"] = KeepAsync,
        ["case.answer"] = AnswerAsync,
        ["case.more"] = MoreAsync,
        ["case.rerate"] = async (turn, _) =>
        {
            if (!await HearVerdict.TellGivenAsync(turn))
                await StatusAsync(turn, "");
        },
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = CaseTexts.AskedRating,
            Waits = true,
            IsPlain = text => RatingRecognizer.Plain(text) is not null || RatingRecognizer.PlainSolved(text) is not null,
            WasAskedLast = HearVerdict.IsOffered,
            Fill = verdict.InWordsAsync,
            Repeat = (turn, caseId, _) => HearVerdict.AskAsync(turn, caseId),
        },
        new()
        {
            Name = CaseTexts.AskedRight,
            Stays = true,
            Fill = HearRightAsync,
        },
        new()
        {
            Name = AskedWithdraw,
            Confirm = WithdrawAsync,
            Keep = KeepAsync,
            Repeat = AskWithdrawAsync,
        },
    ];

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["我要反映问题"] = "case.file",
        ["反映问题"] = "case.file",
        ["我要投诉"] = "case.file",
        ["投诉"] = "case.file",
        ["我想投诉"] = "case.file",
        ["我要举报"] = "case.file",
        ["我想反映个事"] = "case.file",
        ["我想反映一件事"] = "case.file",
        ["反映个事"] = "case.file",
        ["还有个事"] = "case.file",
        ["还有一件事"] = "case.file",
        ["我的诉求"] = "case.status",
        ["诉求进度"] = "case.status",
        ["查进度"] = "case.status",
        ["少通知我"] = "case.notices:few",
        ["少通知"] = "case.notices:few",
        ["只告诉我结果"] = "case.notices:few",
        ["别老通知我"] = "case.notices:few",
        ["恢复通知"] = "case.notices:all",
        ["没解决"] = "case.unsolved",
        ["没有解决"] = "case.unsolved",
        ["还没解决"] = "case.unsolved",
        ["还是没解决"] = "case.unsolved",
    };

    public override string? CommandIn(string text, DateTimeOffset now)
    {
        if (text.Length > CommandAtMost)
            return null;
        var said = text.Trim().TrimEnd('。', '！', '!', '.');
        return WithdrawForm().IsMatch(said) ? "case.withdraw"
            : CallBackForm().IsMatch(said) ? "case.callback"
            : RerateForm().IsMatch(said) ? "case.rerate" : null;
    }

    public override IReadOnlyList<IntentRoute> Intents =>
    [
        new(Intent.Complaint, "case.tell") { Interrupts = true, Telling = Telling.Problem, Also = CaseTexts.AlsoFile },
        new(Intent.CaseStatus, "case.status") { Interrupts = true },
    ];

    public override void Read(Readings readings, string text, Meaning meant) => form.ReadAhead(readings, text, meant.Taken);

    /// <summary>Photos without words belong to the case that staff wrote about, or that was filed within the last day; else they begin a new one.</summary>
    public override async Task<bool> TakePhotosAsync(Turn turn)
    {
        if (turn.Message.Attachments.Count == 0 || IsForLawyer(turn))
            return false;
        var last = await AnswerableAsync(turn) ?? await LastAsync(turn);
        if (last is null || turn.Message.Text.Length > 0)
        {
            await form.BeginAsync(turn, turn.Message.Text);
            return true;
        }

        await NoteAsync(turn, last, CaseTexts.ResidentSentPhotos(turn.Message.Attachments.Count), turn.Message.Attachments);
        turn.Say(CaseTexts.PhotosAdded(last.Number, turn.Message.Attachments.Count));
        return true;
    }

    public override async Task<bool> TakeLocationAsync(Turn turn, string label)
    {
        await form.BeginAtAsync(turn, label);
        return true;
    }

    /// <summary>Corrects the case that staff wrote about, or that was filed last; what corrects nothing there and answers staff goes to them.</summary>
    public override async Task<bool> CorrectAsync(Turn turn, string text)
    {
        if (SaidCorrection.In(turn.Message.Text) is not { } said)
            return false;
        var asked = await AnswerableAsync(turn);
        return ((asked ?? await LastAsync(turn)) is { } meant && await form.AmendAsync(turn, meant, said))
            || (asked is not null && turn.Dialog.AnswerableAt(turn.Now) is { Asks: true } && await AnswerStaffAsync(turn, turn.Message.Text));
    }

    /// <summary>More words about the case filed last; staff read them in its history.</summary>
    public override async Task<bool> AddAsync(Turn turn, string text)
    {
        if (await LastAsync(turn) is not { } last)
            return false;
        await NoteAsync(turn, last, text, []);
        Choice[] choices = text == turn.Message.Text ? [new(DialogTexts.OtherChoice.Label, $"case.more:{turn.Message.Id:N}"), CaseTexts.MineChoice]
            : [CaseTexts.MineChoice];
        turn.Say(CaseTexts.Supplemented(last.Number), choices);
        return true;
    }

    /// <summary>What may be a legal matter is not for staff. To a question of theirs nearly everything is an answer.</summary>
    public override async Task<bool> TakeAnswerAsync(Turn turn, string text, Meaning meant)
    {
        var isAnswer = turn.Dialog.AnswerableAt(turn.Now) is { Asks: true }
            ? meant is { Probability: < SureOfAnotherJob } or { Intent: Intent.Other or Intent.Greeting or Intent.Cancel }
                || (meant.Intent == Intent.Complaint && !PlaceRecognizer.BeginsAnother(text))
            : meant is { Taken: Intent.Other, Intent: not (Intent.Legal or Intent.Human) }
                or { Intent: Intent.Complaint, Probability: < SureOfAnotherMatter };
        return isAnswer && await AnswerStaffAsync(turn, text);
    }

    /// <summary>What the resident answers to staff; they read it in the history of the case they wrote about.</summary>
    private async Task<bool> AnswerStaffAsync(Turn turn, string text)
    {
        var asked = await AskedOfAsync(turn);
        var meant = asked.Count > 1 ? await SpokenOfAsync(turn, asked, text) : await AnswerableAsync(turn);
        if (meant is null && asked.Count > 1)
        {
            turn.Decision.Decide(DecisionKind.Answer);
            turn.Say(CaseTexts.WhichCase, [.. asked.Select(one => new Choice(CaseTexts.CaseLabel(one), $"case.answer:{one.Id:N},{turn.Message.Id:N}"))]);
            return true;
        }

        if (meant is null || await form.IsElsewhereAsync(turn, meant, text))
            return false;
        turn.Decision.Decide(DecisionKind.Answer);
        if (meant.WaitsForWord && turn.Dialog.Questions.Exists(question => question.Subject == $"{meant.Id:N}")
            && (!HearVerdict.IsOffered(turn) || text.Length <= HearVerdict.WordsAtMost) && !CorrectionRecognizer.Asks(text)
            && RatingRecognizer.Read(text) is { } rating)
        {
            await verdict.RateAsync(turn, $"{meant.Id:N},{rating}");
            return true;
        }

        await PassOnAsync(turn, meant, text, turn.Message.Attachments);
        return true;
    }

    private async Task PassOnAsync(Turn turn, Case asked, string text, IReadOnlyList<Attachment> photos)
    {
        await NoteAsync(turn, asked, text, photos);
        turn.Say(CaseTexts.PassedOn(asked.Number));
    }

    /// <summary>Words and photos stand in the record of a case, new for staff.</summary>
    private async Task NoteAsync(Turn turn, Case about, string text, IReadOnlyList<Attachment> photos)
    {
        foreach (var photo in photos)
            photo.Illustrate(about.Id);
        await change.RunAsync(turn, about, new CaseCommand.Add(text));
        turn.Concerns(about.Id);
    }

    /// <summary>An earlier line goes to the case that was chosen.</summary>
    private async Task AnswerAsync(Turn turn, string argument)
    {
        if (argument.Split(',') is not [var id, var line] || !Guid.TryParse(line, out var said) || await ChangeOwnCase.FindAsync(turn, id) is not { } asked)
            return;
        var photos = await turn.Db.Attachments.Where(photo => photo.ActivityId == said).ToListAsync(turn.Cancellation);
        await PassOnAsync(turn, asked, await turn.WordsAsync(line), photos);
    }

    /// <summary>What was added to a case turns out to be another matter: the words are told anew.</summary>
    private async Task MoreAsync(Turn turn, string line) => await form.BeginAsync(turn, await turn.WordsAsync(line));

    /// <summary>The cases of which staff asked something, as far as it is not answered.</summary>
    private static async Task<IReadOnlyList<Case>> AskedOfAsync(Turn turn)
    {
        var ids = turn.Dialog.AskedAt(turn.Now);
        return ids.Count < 2 ? [] : await turn.Db.Cases.Where(c => ids.Contains(c.Id) && c.ResidentId == turn.ResidentId).ToListAsync(turn.Cancellation);
    }

    /// <summary>
    /// The one whose story, and what staff asked of it, has more words in common with the answer than any other; null when it cannot be told.
    /// </summary>
    private static async Task<Case?> SpokenOfAsync(Turn turn, IReadOnlyList<Case> asked, string text)
    {
        var shared = new List<(Case Case, int Pairs)>();
        foreach (var one in asked)
        {
            var question = await turn.Db.Activities.Where(line => line.CaseId == one.Id && line.Speaker == Speaker.Staff)
                .OrderByDescending(line => line.Sequence).Select(line => line.Text).FirstOrDefaultAsync(turn.Cancellation);
            shared.Add((one, CharacterPairs.Of(text).Intersect(CharacterPairs.Of(one.Description + question)).Count()));
        }

        var most = shared.Max(row => row.Pairs);
        return shared.FindAll(row => row.Pairs == most) is [var only] ? only.Case : null;
    }

    /// <summary>While a lawyer is waited for, what is written is the lawyer's to read.</summary>
    private static bool IsForLawyer(Turn turn) => turn.Conversation.State.IsInQueue();

    private static async Task<Case?> AnswerableAsync(Turn turn) =>
        turn.Dialog.AnswerableAt(turn.Now) is { CaseId: var id } ? await ChangeOwnCase.FindAsync(turn, $"{id:N}") : null;

    /// <summary>The case filed here within the last day, while it is open: photos and afterthoughts belong to it.</summary>
    private static async Task<Case?> LastAsync(Turn turn)
    {
        if (IsForLawyer(turn))
            return null;
        var since = turn.Now - AfterthoughtsFor;
        return await turn.Db.Cases
            .Where(c => c.ConversationId == turn.Conversation.Id && c.CreatedAt >= since && Case.OpenStates.Contains(c.State))
            .OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(turn.Cancellation);
    }

    private async Task JoinAsync(Turn turn, string id)
    {
        if (await ChangeOwnCase.FindAsync(turn, id) is not { } own)
            return;
        if (own.IsOpen && await join.RunAsync(turn, own))
        {
            turn.Concerns(own.Id);
            turn.Say(CaseTexts.JoinedNow(own.Number), CaseTexts.MineChoice);
        }
        else
            turn.Say(own.State == CaseState.Merged ? CaseTexts.JoinedNow(own.Number) : CaseTexts.NothingToJoin, CaseTexts.MineChoice);
    }

    private static Task Notices(Turn turn, string which)
    {
        turn.Dialog.FewNotices = which == "few";
        turn.Say(turn.Dialog.FewNotices ? CaseTexts.FewNow : CaseTexts.AllNow);
        return Task.CompletedTask;
    }

    private async Task StatusAsync(Turn turn, string argument)
    {
        var cases = await turn.Db.Cases.AsNoTracking().Where(c => c.ResidentId == turn.ResidentId)
            .OrderByDescending(c => c.CreatedAt).Take(5).ToListAsync(turn.Cancellation);
        if (cases.Count == 0)
        {
            turn.Say(CaseTexts.NoCases, CaseTexts.FileChoice);
            return;
        }

        var status = CaseTexts.Status(cases, await territory.RunAsync(turn.Db, turn.Cancellation));
        if (cases.Find(one => one.WaitsForWord) is { } waits)
            turn.Say(DialogTexts.After(status, CaseTexts.AskWord(waits)), CaseTexts.WordChoices(waits));
        else
            turn.Say(status, CaseTexts.FileChoice);
    }

    private async Task<bool?> HearRightAsync(Turn turn, string subject, string text)
    {
        turn.Dialog.Settle(CaseTexts.AskedRight, subject);
        return subject.Split(',', 2) is [var id, var denied] && await ChangeOwnCase.FindAsync(turn, id) is { } filed
            ? await form.HearRightAsync(turn, filed, denied, text)
            : null;
    }

    /// <summary>撤销刚才的投诉: asks first, of the latest that is still open.</summary>
    private static async Task AskWithdrawAsync(Turn turn, string number, string? lead)
    {
        var own = turn.Db.Cases.AsNoTracking().Where(c => c.ResidentId == turn.ResidentId && Case.OpenStates.Contains(c.State));
        if (number.Length > 0)
            own = own.Where(c => c.Number == number);
        if (await own.OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(turn.Cancellation) is not { } meant)
        {
            turn.Say(CaseTexts.NothingToWithdraw, CaseTexts.MineChoice);
            return;
        }

        turn.Dialog.Ask(AskedWithdraw, meant.Number, turn.Now + AskedQuestion.AnsweredWithin);
        turn.Say(
            DialogTexts.After(lead, CaseTexts.AskWithdraw(meant)),
            new Choice("确定撤回", $"case.withdraw:{meant.Number}"),
            new Choice("不撤回", $"case.keep:{meant.Number}"));
    }

    private async Task WithdrawAsync(Turn turn, string number)
    {
        if (number.Length == 0)
        {
            await AskWithdrawAsync(turn, "", null);
            return;
        }

        turn.Dialog.Settle(AskedWithdraw, number);
        var own = await turn.Db.Cases.FirstOrDefaultAsync(c => c.ResidentId == turn.ResidentId && c.Number == number, turn.Cancellation);
        if (own is null || await change.RunAsync(turn, own, new CaseCommand.Withdraw()) != CaseChange.Done)
        {
            turn.Say(CaseTexts.NothingToWithdraw, CaseTexts.MineChoice);
            return;
        }

        turn.Concerns(own.Id);
        turn.Say(CaseTexts.WithdrawnNow(own.Number), CaseTexts.FileChoice);
    }

    private static Task KeepAsync(Turn turn, string number)
    {
        turn.Dialog.Settle(AskedWithdraw, number);
        turn.Say(CaseTexts.NotWithdrawn, CaseTexts.MineChoice);
        return Task.CompletedTask;
    }

    [GeneratedRegex(
        "^(?:我|想|要|请|帮我|麻烦|能不能|可以|把|给我|先)*(?:撤销|撤回|撤掉|撤了|撤诉|取消)(?:一下|掉|了)?(?:我|那个|这个|刚才|刚刚|上次|昨天|前面|的|那件|这件|那条)*(?:投诉|诉求|反映|举报|上报|单子|事)(?:吧|了|啊|，?谢谢)?$"
        + "|^(?:我|想|要|请|帮我|麻烦|把|刚才|刚刚|那个|这个|昨天|上次|的|那件)*(?:投诉|诉求|举报)(?:我)?(?:想|要|先|给我|帮我)*(?:撤销|撤回|撤掉|撤了|取消)(?:一下|掉|了|吧)?$"
        + "|^(?:把|我要|我想|帮我)*(?:刚才|刚刚|那个|那件)*(?:撤了|撤回|撤销|撤掉)(?:吧|了|啊)?$|^(?:我)?(?:刚才|刚刚)?(?:没|没有)(?:让|叫)你(?:提交|报|上报|投诉)(?:啊|呀)?$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WithdrawForm();

    /// <summary>能不能改成满意.</summary>
    [GeneratedRegex("(?:改|换)(?:成|为|一下)?(?:基本|不)?满意|(?:改|重新|再)(?:一下)?评价?$|改评价|重新评", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex RerateForm();

    /// <summary>Somebody of the community is wanted, or a call: that is no lawyer's.</summary>
    [GeneratedRegex(
        "^(?:我|想|要|请|帮我|麻烦|能不能|可以|让我|给我)*(?:找|联系|转|接|叫|请)(?:一下|下|给)?(?:我们|咱们|你们)?(?:那个)?(?:社区|居委会?|街道|村委会?|网格员?|办事处)(?:的|里的)?(?:人|工作人员|主任|书记|网格员|同志|干部|领导|"
            + "[\\u4e00-\\u9fff]{1,3}(?:大姐|姐|哥|叔|师傅|主任|书记|阿姨))?$"
        + "|^(?:请|麻烦|帮我|我想|我要|能不能|可以|你们)*(?:给|跟)(?:社区|居委会?|街道|村委会?|网格员?|物业)(?:打|回|去)(?:一?个)?电话(?:吧|说一?下)?$"
        + "|^(?:请|麻烦|能不能|可以|让人|叫人|让他们|叫他们|你们)?(?:给|跟)我(?:回|打|来)(?:一?个|过来)?电话|^(?:请|麻烦|能不能|可以|你们|让他们)*(?:打电话|打个电话|回电话|回个电话|来电话|来个电话)给我"
        + "|^(?:[^不别没]{0,8}?)(?:能不能|可不可以|可以|能|我?想|我?要|还是)(?:直接)?(?:打|用|在|跟你们打)?(?:个)?电话(?:里)?(?:说|讲|聊|谈|沟通|反映)(?:行不行|可不可以|行吗|可以吗|得行不|嘛|吗|吧|不|啊)?[？?]?$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CallBackForm();
}
