using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Api.Lectures;

/// <summary>Lectures for other programs: what is on, sign up, give back, check in.</summary>
internal static class LectureApi
{
    private static readonly (string Name, string Summary)[] Commands = [("cancel", "取消报名"), ("check-in", "到场")];

    public static void MapLectures(this IEndpointRouteBuilder api)
    {
        var lectures = api.MapGroup("").WithTags("讲堂");
        lectures.MapGet("/lectures", ListAsync).OpenTo(LectureActions.See, ApiScope.BookingsRead, ApiScope.BookingsWrite).WithSummary("后面的讲堂，早的在前");
        lectures.MapPost("/lectures/{id:guid}/registrations", SignUpAsync).OpenTo(LectureActions.Receive, ApiScope.BookingsWrite).MayComeTwice()
            .WithSummary("报名一场讲堂").Produces<RegistrationView>(StatusCodes.Status201Created);
        lectures.MapGet("/registrations/{code}", FindAsync).OpenTo(LectureActions.Receive, ApiScope.BookingsRead, ApiScope.BookingsWrite)
            .WithSummary("一个报名");
        foreach (var (name, summary) in Commands)
            lectures.MapPost($"/registrations/{{code}}/{name}", (string code, RegistrationChangeBody body, ProgramCaller caller, RegisterForProgram register,
                CancellationToken cancellation) => RunAsync(name, code, body, caller, register, cancellation))
                .OpenTo(LectureActions.Receive, ApiScope.BookingsWrite).WithSummary(summary);
    }

    private static async Task<Results<Ok<PageOf<SessionView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query, RegisterForProgram register, TimeProvider clock, CancellationToken cancellation)
    {
        if (query.Refuse(parts: 2, out var page) is { } problem)
            return problem;
        (DateTimeOffset, Guid)? after = null;
        if (page.After is [var at, var id])
        {
            if (!DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var last) || !Guid.TryParse(id, out var one))
                return Problems.Unreadable("after 读不懂，请照上一次的 next 原样带回来。");
            after = (last, one);
        }

        var now = clock.GetUtcNow();
        return TypedResults.Ok(page.Of(
            await register.ListAsync(after, page.Rows, cancellation), session => SessionView.Of(session, now),
            session => [$"{session.StartsAt:O}", $"{session.Id:N}"]));
    }

    private static Task<IResult> SignUpAsync(
        Guid id, RegistrationBody body, ProgramCaller caller, RegisterForProgram register, Once once, HttpContext http, CancellationToken cancellation) =>
        once.RunAsync<RegistrationView>(http, async db =>
        {
            if (Refuse(body) is { } problem)
                return problem;
            var request = new RegistrationRequest(null, null, "", (body.Guests ?? 0) + 1)
            {
                Name = Words.Text(body.Name),
                Phone = Words.Text(body.Phone),
                MayWait = body.Wait ?? true,
            };
            var view = await register.SignUpAsync(db, caller, id, request, cancellation) switch
            {
                null => (Done<RegistrationView>)Problems.NotFound("没有这一场讲堂。"),
                RegistrationOutcome.Registered(var one, var session) => Created(RegistrationView.Of(new Seat(one, session), null, true)),
                RegistrationOutcome.Waits(var one, var session, var before) => Created(RegistrationView.Of(new Seat(one, session), before, true)),
                RegistrationOutcome.Full(var session) => Problems.Refused("full", $"这一场只剩 {Math.Max(0, session.Free)} 个座位了。"),
                RegistrationOutcome.NotYet => Problems.Refused("not_yet_open", "这一场还没开始报名。"),
                _ => Problems.Refused("not_open", "这一场已经不能报名了。"),
            };
            if (view.Value is { } made)
                http.Response.Headers.Location = $"{ApiHost.Path}/registrations/{made.Code}";
            return view;
        });

    private static Done<RegistrationView> Created(RegistrationView view) => new(StatusCodes.Status201Created, view, null);

    private static async Task<Results<Ok<RegistrationView>, ProblemHttpResult>> FindAsync(
        string code, ProgramCaller caller, RegisterForProgram register, CancellationToken cancellation) =>
        await register.FindAsync(caller, code, cancellation) is { } seat
            ? TypedResults.Ok(RegistrationView.Of(
                seat, await register.BeforeAsync(seat.Registration, cancellation), RegisterForProgram.IsOf(caller, seat.Registration)))
            : Missing();

    private static async Task<Results<Ok<RegistrationView>, ProblemHttpResult>> RunAsync(
        string name, string code, RegistrationChangeBody body, ProgramCaller caller, RegisterForProgram register, CancellationToken cancellation)
    {
        if (await register.FindAsync(caller, code, cancellation) is not { Registration: var registration })
            return Missing();
        if (name != "check-in" && !RegisterForProgram.IsOf(caller, registration))
            return Problems.Forbidden("这个报名不是您的系统报的。");
        if (body.Version is { } version && version != registration.Version)
            return Problems.Stale(registration.Version);
        var problem = name == "check-in" ? Refused(await register.CheckInAsync(caller, code, body.At, cancellation))
            : registration.State == RegistrationState.Cancelled || await register.CancelAsync(caller, code, cancellation) ? null
            : Problems.Refused("over", "人已经到场了，不能取消。");
        return problem is not null ? problem : await FindAsync(code, caller, register, cancellation);
    }

    private static ProblemHttpResult? Refused(CheckInOutcome outcome) => outcome switch
    {
        CheckInOutcome.Done or CheckInOutcome.Again => null,
        CheckInOutcome.NotToday => Problems.Refused("not_today", LectureStaffTexts.Tell(outcome)),
        CheckInOutcome.Waits => Problems.Refused("waiting", LectureStaffTexts.Tell(outcome)),
        CheckInOutcome.GivenUp => Problems.Refused("cancelled", LectureStaffTexts.Tell(outcome)),
        _ => Missing(),
    };

    private static ProblemHttpResult Missing() => Problems.NotFound("没有这个报名。");

    private static ProblemHttpResult? Refuse(RegistrationBody body) =>
        new[] { body.Name, body.Phone }.Any(part => part?.Length > 32) ? Problems.Unreadable("name、phone 最多 32 字。")
        : body.Guests is < 0 or > Registration.PeopleAtMost - 1 ? Problems.Unreadable($"guests 是 0 到 {Registration.PeopleAtMost - 1}。")
        : null;
}
