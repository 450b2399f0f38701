using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Web.Api.Appointments;
using Desk = ResidentAssistant.Assistant.Handoff.Reception;

namespace ResidentAssistant.Web.Api.Reception;

/// <summary>The reception of lawyers for programs that act as a lawyer: who waits, take over, write, hand on, end.</summary>
internal static class ReceptionApi
{
    private static readonly (string Name, string Summary)[] Commands =
    [
        ("claim", "接待一位在等的居民"), ("accept-offer", "接手派来的居民"), ("decline", "不接派来的居民"), ("note", "内部备注，居民看不到"),
        ("transfer", "转给另一位律师，或者转到一个方面的队里"), ("invite", "请另一位律师旁听"), ("end", "结束接待"),
    ];

    public static void MapReception(this IEndpointRouteBuilder api)
    {
        var reception = api.MapGroup("/reception").WithTags("接待").OpenTo(HandoffActions.Receive);
        reception.MapGet("/waiting", (ProgramCaller caller, Desk desk, CancellationToken cancellation) => ListAsync(caller, desk, false, cancellation))
            .WithSummary("在等律师的居民，先接的在前");
        reception.MapGet("/mine", (ProgramCaller caller, Desk desk, CancellationToken cancellation) => ListAsync(caller, desk, true, cancellation))
            .WithSummary("您正在接待的居民");
        reception.MapGet("/presence", PresenceAsync).WithSummary("您在不在线");
        reception.MapPut("/presence", SetPresenceAsync).WithSummary("上线、暂停、下线");
        reception.MapGet("/events", ReceptionEvents.StreamAsync).WithSummary("随时推送：waiting、offer、line、ended；断了带上 Last-Event-ID 接着收")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream");
        reception.MapGet("/{conversation:guid}/lines", LinesAsync).WithSummary("对话里 after 以后的话，不缺不重");
        reception.MapPost("/{conversation:guid}/say", SayAsync).MayComeTwice().WithSummary("对居民说").Produces<LineSaid>();
        foreach (var (name, summary) in Commands)
            reception.MapPost($"/{{conversation:guid}}/{name}", (
                Guid conversation, [FromBody] ReceptionBody? body, ProgramCaller caller, Desk desk, ListLawyers lawyers,
                CancellationToken cancellation) => RunAsync(name, conversation, body ?? new(), caller, desk, lawyers, cancellation))
                .WithSummary(summary);
    }

    private static async Task<Ok<PageOf<ReceptionView>>> ListAsync(ProgramCaller caller, Desk desk, bool mine, CancellationToken cancellation)
    {
        var items = await desk.ListAsync(Of(caller), cancellation);
        return TypedResults.Ok(new PageOf<ReceptionView>([.. items.Where(item => !item.IsRead && item.Mine == mine).Select(ReceptionView.Of)], null));
    }

    private static async Task<Ok<PresenceView>> PresenceAsync(ProgramCaller caller, KeepPresence presence, CancellationToken cancellation) =>
        TypedResults.Ok(PresenceView.Of(await presence.GetAsync(Of(caller), cancellation)));

    private static async Task<Results<Ok<PresenceView>, ProblemHttpResult>> SetPresenceAsync(
        PresenceBody body, ProgramCaller caller, KeepPresence presence, CancellationToken cancellation)
    {
        if (PresenceView.Read(body.State) is not { } state)
            return Problems.Unreadable("state 是 on、pause 或 off。");
        if (body.Capacity is < LawyerPresence.LeastCapacity or > LawyerPresence.MostCapacity)
            return Problems.Unreadable($"capacity 是 {LawyerPresence.LeastCapacity} 到 {LawyerPresence.MostCapacity}。");
        return TypedResults.Ok(PresenceView.Of(await presence.SetAsync(Of(caller), state, body.Capacity, cancellation)));
    }

    private static async Task<Results<Ok<PageOf<LineView>>, ProblemHttpResult>> LinesAsync(
        Guid conversation, long? after, int? limit, ProgramCaller caller, Desk desk, ReadConversation read, KeepPresence presence,
        CancellationToken cancellation)
    {
        if (after < 0 || limit is < 1 or > 200)
            return Problems.Unreadable("after 从 0 起，limit 是 1 到 200。");
        var atMost = limit ?? 200;
        var lawyer = Of(caller);
        await presence.BeatAsync(lawyer, cancellation);
        if (await desk.FindAsync(lawyer, conversation, cancellation) is not { } session
            || await read.LinesAsync(lawyer, session, after ?? 0, atMost + 1, cancellation) is not { } lines)
            return Missing();
        var shown = lines.Take(atMost).Select(LineView.Of).ToList();
        return TypedResults.Ok(new PageOf<LineView>(shown, lines.Count > atMost ? $"{shown[^1].Sequence}" : null));
    }

    private static async Task<IResult> SayAsync(
        Guid conversation, ReceptionBody body, ProgramCaller caller, Desk desk, Once once, HttpContext http, CancellationToken cancellation)
    {
        var lawyer = Of(caller);
        Guid? changed = null;
        // Found before the transaction: within it no second connection is opened.
        var found = await desk.FindAsync(lawyer, conversation, cancellation);
        var answer = await once.RunAsync<LineSaid>(http, async db =>
        {
            if (found is not { } session)
                return Missing();
            (var outcome, changed) = await desk.RunAsync(db, lawyer, session, new ReceptionCommand.Say(body.Text ?? ""), cancellation);
            if (outcome != ReceptionOutcome.Done)
                return Refused(outcome);
            var line = db.ChangeTracker.Entries<Assistant.Conversations.Activity>().Select(entry => entry.Entity)
                .Where(one => one.ConversationId == conversation).Max(one => one.Sequence);
            return new Done<LineSaid>(StatusCodes.Status200OK, new LineSaid(line), null);
        });
        desk.Signal(changed);
        return answer;
    }

    private static async Task<Results<Ok<ReceptionView>, NoContent, ProblemHttpResult>> RunAsync(
        string name, Guid conversation, ReceptionBody body, ProgramCaller caller, Desk desk, ListLawyers lawyers, CancellationToken cancellation)
    {
        var lawyer = Of(caller);
        if (await desk.FindAsync(lawyer, conversation, cancellation) is not { } session)
            return Missing();
        var field = BookingApi.FieldOf(body.Topic);
        if (body.Topic is not null && field is null)
            return Problems.Unreadable("没有这个方面，例如 labour 或 劳动用工。");
        var to = Words.Text(body.To) is { } words ? await lawyers.FindAsync(lawyer, words, cancellation) : null;
        ReceptionCommand? command = name switch
        {
            "claim" or "accept-offer" => new ReceptionCommand.Claim(),
            "decline" => new ReceptionCommand.Decline(),
            "note" => new ReceptionCommand.Note(body.Text ?? ""),
            "transfer" when Words.Text(body.To) is not null && to is null => null,
            "transfer" => new ReceptionCommand.Transfer(to, field, body.Note ?? ""),
            "invite" => to is { } reader ? new ReceptionCommand.Invite(reader) : null,
            _ => new ReceptionCommand.End(Words.Read<BookingResult>(body.Result), field),
        };
        if (command is null)
            return await RefusedAsync(desk, lawyer, session, ReceptionOutcome.NobodyThere, cancellation);
        if (command is ReceptionCommand.End { Result: null } && Words.Text(body.Result) is not null)
            return Problems.Unreadable("result 是 answered、legal_aid、mediation、lawsuit 或 again。");
        var outcome = await desk.RunAsync(lawyer, session, command, cancellation);
        if (outcome != ReceptionOutcome.Done)
            return await RefusedAsync(desk, lawyer, session, outcome, cancellation);
        return await desk.FindItemAsync(lawyer, conversation, cancellation) is { } item ? TypedResults.Ok(ReceptionView.Of(item)) : TypedResults.NoContent();
    }

    private static async Task<ProblemHttpResult> RefusedAsync(
        Desk desk, StaffIdentity lawyer, Guid session, ReceptionOutcome outcome, CancellationToken cancellation) =>
        outcome == ReceptionOutcome.Gone && await desk.HolderAsync(lawyer, session, cancellation) is { } holder
            ? Problems.Refused("taken", $"{holder}已经接了，或者正在问{holder}。") : Refused(outcome);

    private static ProblemHttpResult Refused(ReceptionOutcome outcome) => outcome switch
    {
        ReceptionOutcome.Gone => Problems.Refused("gone", "居民已经不等了。"),
        ReceptionOutcome.Empty => Problems.Unreadable("请带上 text。"),
        ReceptionOutcome.TooLong => Problems.Unreadable($"话最多 {Desk.LongestText} 字，备注最多 {HandoffNote.Longest} 字。"),
        ReceptionOutcome.NobodyThere => Problems.Refused("no_such_lawyer", "没有这位律师，或者就是您自己。"),
        _ => Missing(),
    };

    private static ProblemHttpResult Missing() => Problems.NotFound("没有这个对话，或者不在您手上。");

    private static StaffIdentity Of(ProgramCaller caller) => ((ProgramCaller.Staff)caller).Identity;
}
