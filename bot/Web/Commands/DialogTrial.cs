using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Commands;

/// <summary>A sample city of its own in which residents are brought into a state of conversation, again for each line, and say it.</summary>
internal sealed class DialogTrial : IAsyncDisposable
{
    private const string Told = "阳光花园3号楼楼下烧烤店油烟太大，晚上熏得睡不着";

    /// <summary>What brings a resident there, line by line.</summary>
    private static readonly Dictionary<OpenPoint, string[]> Ways = new()
    {
        [new("complaint", "description")] = ["我要反映问题"],
        [new("complaint", "place")] = ["我要反映问题", "楼下烧烤店油烟太大，晚上熏得睡不着"],
        [new("complaint", "summary")] = ["我要反映问题", Told],
        [new(OpenPoint.SameMatter, OpenPoint.Question)] = ["我要反映问题", Told, "另外城东路的路灯坏了三天了一直没人修"],
        [new("appointment", "slot")] = ["预约周四律师"],
        [new("appointment", "matter")] = ["预约周四律师", "1"],
        [new("appointment", "summary")] = ["预约周四律师", "1", "离婚财产怎么分"],
        [new("lecture", "question")] = ["讲堂"],
        [new("cancel-booking", "question")] = ["预约周四律师", "1", "跳过", "确认预约", "取消预约"],
        [new("cancel-lecture", "question")] = ["讲堂", "1", "取消报名"],
        [new("withdraw-case", "question")] = ["我要反映问题", Told, "提交", "撤销刚才的投诉"],
        [new("rate-case", "question")] = ["我要反映问题", Told, "提交"],
        [new("legal", "question")] = ["法律咨询"],
        [new("queue", "question")] = ["转人工"],
        [new("danger", "question")] = ["老公又打我，我很害怕"],
        [new("calc-court-fee", "about")] = ["诉讼费怎么算"],
        [new("calc-court-fee", "claimed")] = ["诉讼费怎么算", "1"],
        [new("calc-severance", "leaving")] = ["被辞退能赔多少钱"],
        [new("calc-severance", "work")] = ["被辞退能赔多少钱", "1"],
        [new("calc-severance", "wage")] = ["被辞退能赔多少钱", "1", "2019年3月1日到2026年3月1日"],
        [new("calc-limitation", "claim")] = ["诉讼时效怎么算"],
        [new("calc-limitation", "due")] = ["诉讼时效怎么算", "1"],
    };

    private readonly OwnCity city;
    private readonly StaffIdentity staff;
    private int people;

    private DialogTrial(OwnCity city, StaffIdentity staff) => (this.city, this.staff) = (city, staff);

    /// <summary>The states that can be tried.</summary>
    public static IReadOnlyCollection<OpenPoint> States => Ways.Keys;

    public static async Task<DialogTrial> StartAsync(CancellationToken cancellation)
    {
        var city = await OwnCity.BuildAsync(null, cancellation);
        await using var db = await city.App.Services.GetRequiredService<Transactions>().ReadAsync(cancellation);
        return new DialogTrial(city, StaffIdentity.Of(await db.Users.FirstAsync(member => member.Role == StaffRole.Administrator, cancellation)));
    }

    /// <summary>Brings somebody new into the state and lets them say the line.</summary>
    /// <param name="line">At one of <see cref="States"/>.</param>
    /// <param name="cancellation">Ends the trial.</param>
    public async Task<DialogOutcome> SayAsync(ActExample line, CancellationToken cancellation)
    {
        var who = $"trial-{++people}";
        var conversation = Guid.Empty;
        foreach (var step in Ways[line.Point])
            conversation = await HearAsync(who, step, cancellation);
        if (line.Point.Form == "rate-case")
            await CloseAsync(conversation, cancellation);
        var before = await LookAsync(conversation, cancellation);
        await HearAsync(who, line.Text, cancellation);
        var after = await LookAsync(conversation, cancellation);
        await TidyAsync(conversation, cancellation);
        return before.Until(after);
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();

    private T Get<T>()
        where T : notnull => city.App.Services.GetRequiredService<T>();

    private async Task<Guid> HearAsync(string who, string text, CancellationToken cancellation)
    {
        var receipt = await Get<Inbox>().ReceiveAsync(new InboundMessage.Text("trial", who, Guid.NewGuid().ToString("N"), text), cancellation);
        await Get<TurnRunner>().RunAsync(receipt.ConversationId, cancellation);
        return receipt.ConversationId;
    }

    private async Task CloseAsync(Guid conversation, CancellationToken cancellation)
    {
        Case filed;
        await using (var db = await Get<Transactions>().ReadAsync(cancellation))
            filed = await db.Cases.AsNoTracking().SingleAsync(c => c.ConversationId == conversation, cancellation);
        await Get<HandleCase>().RunAsync(
            staff, filed.Number, filed.Version, [new CaseCommand.Accept(), new CaseCommand.Answer("油烟机已经换了新的，路灯已经修好。")], cancellation);
    }

    private async Task<Standing> LookAsync(Guid conversationId, CancellationToken cancellation)
    {
        await using var db = await Get<Transactions>().ReadAsync(cancellation);
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == conversationId, cancellation);
        var resident = conversation.ResidentId;
        var last = await db.Activities.AsNoTracking().Where(a => a.ConversationId == conversationId && a.Speaker == Speaker.Resident)
            .OrderByDescending(a => a.Sequence).FirstAsync(cancellation);
        return new Standing(
            await db.Cases.CountAsync(c => c.ResidentId == resident, cancellation),
            await db.Bookings.CountAsync(b => b.ResidentId == resident && b.State == BookingState.Booked, cancellation)
                + await db.Registrations.CountAsync(r => r.ResidentId == resident && r.State != RegistrationState.Cancelled, cancellation),
            await db.Cases.CountAsync(c => c.ResidentId == resident && c.State == CaseState.Withdrawn, cancellation)
                + (conversation.State.IsInQueue() ? 0 : 1),
            await db.Cases.Where(c => c.ResidentId == resident)
                .Join(db.CaseEvents, c => c.Id, e => e.CaseId, (c, e) => e.Kind)
                .CountAsync(kind => kind == CaseEventKind.Verdict || kind == CaseEventKind.Rated, cancellation),
            DialogState.Read(conversation.Dialog),
            last.Decision!);
    }

    /// <summary>Frees the slot and the seat for the next.</summary>
    private Task TidyAsync(Guid conversationId, CancellationToken cancellation) => Get<Transactions>().RunAsync(
        async db =>
        {
            var resident = await db.Conversations.Where(c => c.Id == conversationId).Select(c => c.ResidentId).SingleAsync(cancellation);
            var now = Get<TimeProvider>().GetUtcNow();
            foreach (var booking in await BookSlot.StandingAsync(db, resident, now, cancellation))
                await BookSlot.CancelAsync(db, booking, now, cancellation);
            await BookSlot.LetGoAsync(db, resident, cancellation);
            foreach (var (registration, _) in await Register.SeatsOfAsync(db, resident, now, cancellation))
                await Register.CancelAsync(db, registration, now, cancellation);
        },
        cancellation);

    /// <summary>What a resident told, without what the assistant notes to say next.</summary>
    private static string Words(JsonElement draft) => draft.ValueKind == JsonValueKind.Object
        ? string.Join('\n', draft.EnumerateObject().Where(part => part.Name != "told").Select(part => part.ToString()))
        : "";

    /// <summary>What stands of a resident at one moment.</summary>
    private sealed record Standing(int Cases, int Bookings, int GivenUp, int Rated, DialogState Dialog, Decision Understood)
    {
        public DialogOutcome Until(Standing after)
        {
            var open = Dialog.Current;
            var still = after.Dialog.Open.Concat(after.Dialog.Drafts).LastOrDefault(form => form.Form == open?.Form);
            var filed = after.Cases > Cases;
            var booked = after.Bookings > Bookings;
            return new DialogOutcome(
                after.Understood.Act ?? (after.Understood.Kind == DecisionKind.Danger ? DialogAct.Danger : DialogAct.Unclear),
                filed,
                booked,
                after.Bookings < Bookings || (after.GivenUp > GivenUp && after.Understood.Kind != DecisionKind.Danger),
                after.Rated > Rated,
                open is not null && still is null && !filed && !booked,
                still is not null
                    && !after.Dialog.Open.Concat(after.Dialog.Drafts).Any(form => form.Form == open!.Form && Words(form.Draft) == Words(open.Draft)),
                open is { PendingClarification: not null });
        }
    }
}
