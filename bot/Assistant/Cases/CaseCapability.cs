using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Complaints and requests in the conversation: file, look up, add photos, rate.</summary>
public sealed class CaseCapability : Capability
{
    private static readonly TimeSpan AfterthoughtsFor = TimeSpan.FromHours(24);

    private readonly FileComplaint form;

    public CaseCapability(FileComplaint form)
    {
        this.form = form;
        WhenWords.Warm();
    }

    public override IReadOnlyList<Form> Forms => [form];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["case.file"] = (turn, _) => form.OpenAsync(turn, new ComplaintDraft()),
        ["case.tell"] = async (turn, said) => await form.BeginAsync(turn, await turn.WordsAsync(said)),
        ["case.status"] = StatusAsync,
        ["case.rate"] = RateAsync,
    };

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
    };

    public override IReadOnlyDictionary<Intent, string> Intents => new Dictionary<Intent, string>
    {
        [Intent.Complaint] = "case.tell",
        [Intent.CaseStatus] = "case.status",
    };

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

        foreach (var photo in turn.Message.Attachments)
            photo.Illustrate(last.Id);
        turn.Concerns(last.Id);
        turn.Say(CaseTexts.PhotosAdded(last.Number, turn.Message.Attachments.Count));
        return true;
    }

    public override async Task<bool> TakeLocationAsync(Turn turn, string label)
    {
        await form.BeginAtAsync(turn, label);
        return true;
    }

    public override async Task<bool> CorrectAsync(Turn turn, string text) =>
        await LastAsync(turn) is { } last && await form.AmendAsync(turn, last, text);

    /// <summary>More words about the case filed last; staff read them in its history.</summary>
    public override async Task<bool> AddAsync(Turn turn, string text)
    {
        if (await LastAsync(turn) is not { } last)
            return false;
        turn.Db.CaseEvents.Add(new CaseEvent(last.Id, last.State, null, text, turn.Now));
        turn.Concerns(last.Id);
        turn.Say(CaseTexts.Supplemented(last.Number), CaseTexts.MineChoice);
        return true;
    }

    /// <summary>What the resident answers to staff; they read it in the history of the case they wrote about.</summary>
    public override async Task<bool> TakeAnswerAsync(Turn turn, string text)
    {
        if (await AnswerableAsync(turn) is not { } asked)
            return false;
        turn.Understood.Took(Way.Answer);
        turn.Db.CaseEvents.Add(new CaseEvent(asked.Id, asked.State, null, text, turn.Now));
        turn.Concerns(asked.Id);
        turn.Say(CaseTexts.PassedOn(asked.Number));
        return true;
    }

    /// <summary>While a lawyer is waited for, what is written is the lawyer's to read.</summary>
    private static bool IsForLawyer(Turn turn) => turn.Conversation.Holder == Holder.Queue;

    private static async Task<Case?> AnswerableAsync(Turn turn) => turn.Dialog.AnswerableAt(turn.Now) is { } id
        ? await turn.Db.Cases.FirstOrDefaultAsync(c => c.Id == id && c.ResidentId == turn.ResidentId, turn.Cancellation)
        : null;

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

    private static async Task StatusAsync(Turn turn, string argument)
    {
        var cases = await turn.Db.Cases.AsNoTracking().Where(c => c.ResidentId == turn.ResidentId)
            .OrderByDescending(c => c.CreatedAt).Take(5).ToListAsync(turn.Cancellation);
        if (cases.Count == 0)
            turn.Say(CaseTexts.NoCases, new Choice("我要反映问题", "case.file"));
        else
            turn.Say(CaseTexts.Status(cases), new Choice("我要反映问题", "case.file"));
    }

    private static async Task RateAsync(Turn turn, string argument)
    {
        if (argument.Split(',') is not [var id, var name] || !Guid.TryParse(id, out var caseId)
            || !Enum.TryParse<Rating>(name, out var rating) || !Enum.IsDefined(rating))
            return;
        var rated = await turn.Db.Cases.FirstOrDefaultAsync(c => c.Id == caseId && c.ResidentId == turn.ResidentId, turn.Cancellation);
        if (rated is null || !RateCase.Apply(turn.Db, rated, rating, turn.Now))
        {
            turn.Say(CaseTexts.RatingTooLate);
            return;
        }

        turn.Concerns(rated.Id);
        turn.Say(rating == Rating.Dissatisfied ? CaseTexts.RatingSorry : CaseTexts.RatingThanks);
    }
}
