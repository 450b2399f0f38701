using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Api.Cases;

/// <summary>Cases for other programs: file, read, and every command of the loop.</summary>
internal static class CaseApi
{
    private static readonly (string Name, string Summary)[] Commands =
    [
        ("accept", "受理：首接单位牵头到底"), ("classify", "改分类、紧急程度、保密"), ("dispatch", "派单给别的单位"), ("check-in", "报到，开始办理"),
        ("return", "退单，要引用权责清单"), ("whistle", "吹哨：点名单位，定下牵头"), ("reply", "回复居民"), ("note", "内部备注，居民看不到"),
        ("answer", "答复办理结果，等居民确认"), ("close", "没有回音的，到期后办结"), ("hold", "挂账，到期再看"), ("extend", "申请延期"),
        ("approve", "同意延期"), ("refuse", "不予受理"), ("supervise", "督办"), ("merge", "并入另一件"), ("unmerge", "取消合并"),
        ("join", "又一户反映同一件事"), ("verdict", "登记居民意见（没有对话的来源）"), ("reopen", "重新办理"),
    ];

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("").WithTags("诉求");
        cases.MapPost("/cases", FileAsync).OpenTo(CaseActions.Handle, ApiScope.CasesWrite).MayComeTwice().WithSummary("提交一件诉求")
            .Produces<CaseView>(StatusCodes.Status201Created);
        cases.MapGet("/cases", ListAsync).OpenTo(CaseActions.Handle, ApiScope.CasesRead).WithSummary("能看到的诉求，快到时限的在前");
        cases.MapGet("/cases/{number}", FindAsync).OpenTo(CaseActions.Handle, ApiScope.CasesRead, ApiScope.CasesWrite).WithSummary("一件诉求和它的全部经过");
        foreach (var (name, summary) in Commands)
            cases.MapPost($"/cases/{{number}}/{name}", (string number, CaseCommandBody body, ProgramCaller caller, HandleCase handle, ReadCases read,
                CancellationToken cancellation) => RunAsync(name, number, body, caller, handle, read, cancellation))
                .OpenTo(CaseActions.Handle).WithSummary(summary);
        api.MapGet("/duties", DutiesAsync).OpenTo(ApiScope.CasesRead).WithTags("单位").WithSummary("权责清单");
        api.MapGet("/public/totals", TotalsAsync).OpenToEverybody().RequireRateLimiting(PerAddress.Policy).WithTags("数据").WithSummary("一个月的公开总数");
        api.MapGet("/figures", FiguresAsync).OpenTo(CaseActions.Figures, ApiScope.FiguresRead).WithTags("数据").WithSummary("一段时间里收到的诉求办得怎么样");
    }

    private static Task<IResult> FileAsync(
        CaseBody body, ProgramCaller caller, FileCase file, ReadCases read, Once once, HttpContext http, CancellationToken cancellation) =>
        once.RunAsync<CaseView>(http, async db =>
        {
            if (Refuse(body) is { } problem)
                return problem;
            var origin = new CaseOrigin(
                body.Source!.Trim(), FiledBy: caller.Id, Reporter: Words.Text(body.Reporter), ExternalId: Words.Text(body.ExternalId));
            var told = new ComplaintDraft
            {
                Description = body.Description!.Trim(),
                Community = Words.Text(body.Community),
                Spot = Words.Text(body.Spot),
                Phone = Words.Text(body.Phone),
            };
            var report = new CaseReport(told, CaseWords.Category(body.Category), Words.Read<CaseUrgency>(body.Urgency) ?? CaseUrgency.Normal, null);
            var by = caller is ProgramCaller.Staff(var staff) ? CaseActor.Of(staff) : CaseActor.Resident;
            var filed = await file.RunAsync(db, report, origin, by, cancellation);
            http.Response.Headers.Location = $"{ApiHost.Path}/cases/{filed.Number}";
            return new Done<CaseView>(StatusCodes.Status201Created, CaseView.Of(filed, await read.TerritoryAsync(cancellation)), null);
        });

    private static async Task<Results<Ok<PageOf<CaseView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query, string? state, string? unit, string? category, string? due, string? q, DateTimeOffset? since, ProgramCaller caller,
        ReadCases read, CancellationToken cancellation)
    {
        if (query.Refuse(parts: 2, out var page) is { } problem)
            return problem;
        var territory = await read.TerritoryAsync(cancellation);
        var filter = new CaseFilter
        {
            State = Words.Read<CaseState>(state),
            Unit = unit is null ? null : territory.Find(unit)?.Id,
            Category = CaseWords.Category(category),
            Due = Words.Read<DueWithin>(due),
            Words = q,
            Since = since?.ToUniversalTime(),
        };
        if (state is not null && filter.State is null)
            return Problems.Unreadable("state 写得不对，例如 in_progress。");
        if (unit is not null && filter.Unit is null)
            return Problems.Unreadable("没有这个单位。");
        if (category is not null && filter.Category is null)
            return Problems.Unreadable("没有这个分类。");
        if (due is not null && filter.Due is null)
            return Problems.Unreadable("due 是 overdue、today 或 week。");
        if (q is { Length: > 100 })
            return Problems.Unreadable("q 最多 100 字。");
        (DateTimeOffset?, Guid)? after = null;
        if (page.After is [var at, var id])
        {
            if (!Guid.TryParse(id, out var last)
                || (at.Length > 0 && !DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)))
                return Problems.Unreadable("after 读不懂，请照上一次的 next 原样带回来。");
            after = (at.Length == 0 ? null : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), last);
        }

        var rows = await read.ListAsync(caller, filter, after, page.Rows, cancellation);
        return TypedResults.Ok(page.Of(rows, one => CaseView.Of(one, territory), one => [$"{one.DueAt:O}", $"{one.Id:N}"]));
    }

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> FindAsync(
        string number, ProgramCaller caller, ReadCases read, CancellationToken cancellation) => await read.FindAsync(caller, number, cancellation) is { } found
            ? TypedResults.Ok(Whole(caller, found))
            : Problems.NotFound("没有这件诉求。");

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> RunAsync(
        string name, string number, CaseCommandBody body, ProgramCaller caller, HandleCase handle, ReadCases read, CancellationToken cancellation)
    {
        var staff = ((ProgramCaller.Staff)caller).Identity;
        if (await read.SeeAsync(caller, number, cancellation) is not { } one)
            return Problems.NotFound("没有这件诉求。");
        if (body.Version is not { } version)
            return Problems.Unreadable("请带上 version：您看到的版本号。");
        if (version != one.Version)
            return Problems.Stale(one.Version);
        var (command, problem) = await CommandAsync(name, body, caller, one, read, cancellation);
        if (command is null)
            return problem!;
        var change = await handle.RunAsync(staff, number, version, command, cancellation);
        return change switch
        {
            CaseChange.Done when await read.FindAsync(caller, number, cancellation) is { } now => TypedResults.Ok(Whole(caller, now)),
            CaseChange.NotFound or CaseChange.Done => Problems.NotFound("没有这件诉求。"),
            CaseChange.ChangedMeanwhile => Problems.Stale((await read.SeeAsync(caller, number, cancellation))?.Version ?? version),
            CaseChange.NotAllowed => Problems.Forbidden(CaseStaffTexts.Why(change)),
            _ => Problems.Refused(CaseWords.Code(change), CaseStaffTexts.Why(change)),
        };
    }

    private static async Task<(CaseCommand? Command, ProblemHttpResult? Problem)> CommandAsync(
        string name, CaseCommandBody body, ProgramCaller caller, Case one, ReadCases read, CancellationToken cancellation)
    {
        var territory = await read.TerritoryAsync(cancellation);
        Guid Unit(string? text) => (text is null ? null : territory.Find(text)?.Id) ?? Guid.Empty;
        var text = body.Text ?? "";
        var reason = body.Reason ?? "";
        return name switch
        {
            "accept" => (new CaseCommand.Accept(), null),
            "classify" when (body.Category is not null && CaseWords.Category(body.Category) is null)
                || (body.Urgency is not null && Words.Read<CaseUrgency>(body.Urgency) is null) => Wrong("没有这个分类或紧急程度。"),
            "classify" => (new CaseCommand.Classify(CaseWords.Category(body.Category), Words.Read<CaseUrgency>(body.Urgency), body.Confidential), null),
            "dispatch" => (new CaseCommand.Dispatch(Unit(body.Unit), Words.Text(body.Basis)), null),
            "check-in" => (new CaseCommand.CheckIn(), null),
            "return" => (new CaseCommand.Return(body.DutyItem?.Trim() ?? "", reason), null),
            "whistle" => (new CaseCommand.Whistle([.. (body.Units ?? []).Select(Unit)], Unit(body.Lead)), null),
            "reply" => (new CaseCommand.Reply(text, HandleCase.Asks(text)), null),
            "note" => (new CaseCommand.Note(text), null),
            "answer" => (new CaseCommand.Answer(text), null),
            "close" => (new CaseCommand.Close(text), null),
            "hold" when body.Until is { } until => (new CaseCommand.Hold(until, reason), null),
            "hold" => Wrong("until 写成日期，例如 2026-12-31。"),
            "extend" => (new CaseCommand.Extend(body.Days ?? 0, reason), null),
            "approve" => (new CaseCommand.Approve(), null),
            "refuse" when Words.Read<RefusalReason>(body.Code) is { } code => (new CaseCommand.Refuse(code, reason), null),
            "refuse" => (null, Problems.Refused("unknown_reason", "code 是 labour、court、private、elsewhere、repeated 或 unclear。")),
            "supervise" => (new CaseCommand.Supervise(body.Note ?? ""), null),
            "merge" when body.Into is { } into && await read.SeeAsync(caller, into.Trim(), cancellation) is { } target =>
                (new CaseCommand.Merge(target), null),
            "merge" => (null, Problems.Refused("unknown_case", "没有要并入的那件诉求。")),
            "unmerge" => (new CaseCommand.Unmerge(), null),
            "join" => (new CaseCommand.Join(), null),
            "verdict" when one.ConversationId is not null => (null, Problems.Refused(
                CaseWords.Code(CaseChange.ResidentHasTheWord), "这件诉求有对话，由居民自己说解决没有。")),
            "verdict" when Words.Read<Solved>(body.Solved) is { } solved =>
                (new CaseCommand.Verdict(solved, Words.Read<Rating>(body.Rating), body.Words), null),
            "verdict" => Wrong("solved 是 yes、partly 或 no。"),
            _ => (new CaseCommand.Reopen(reason), null),
        };

        static (CaseCommand?, ProblemHttpResult?) Wrong(string detail) => (null, Problems.Unreadable(detail));
    }

    private static async Task<Results<Ok<PageOf<DutyView>>, ProblemHttpResult>> DutiesAsync(
        [AsParameters] PageQuery query, string? unit, ReadCases read, CancellationToken cancellation)
    {
        if (query.Refuse(parts: 1, out var page) is { } problem)
            return problem;
        var territory = await read.TerritoryAsync(cancellation);
        var owner = unit is null ? null : territory.Find(unit);
        if (unit is not null && owner is null)
            return Problems.Unreadable("没有这个单位。");
        var rows = await read.DutiesAsync(owner?.Id, page.After?[0], page.Rows, cancellation);
        return TypedResults.Ok(page.Of(
            rows, duty => new DutyView(duty.Id, duty.Number, territory.Find(duty.UnitId)?.Name ?? "", duty.Category, duty.Text), duty => [duty.Number]));
    }

    private static async Task<Results<Ok<CaseFigures>, ProblemHttpResult>> FiguresAsync(
        DateOnly? from, DateOnly? to, string? unit, ProgramCaller caller, ReadFigures figures, ReadCases read, CancellationToken cancellation)
    {
        if (from is not { } first || to is not { } last || last < first || last.DayNumber - first.DayNumber > 366)
            return Problems.Unreadable("from 和 to 写成日期，例如 2026-11-01，最多一年。");
        var owner = unit is null ? null : (await read.TerritoryAsync(cancellation)).Find(unit);
        if (unit is not null && owner is null)
            return Problems.Unreadable("没有这个单位。");
        return TypedResults.Ok(await figures.RunAsync(caller, first, last, owner?.Id, cancellation));
    }

    private static async Task<Results<Ok<PublicTotals>, ProblemHttpResult>> TotalsAsync(
        [Description("哪个月，例如 2026-11")] string? month, HttpContext http, ReadPublicTotals totals)
    {
        if (CityTime.ReadMonth(month) is not { } first || await totals.RunAsync(first) is not { } known)
            return Problems.Unreadable("month 写成年月，例如 2026-11，不能在以后。");
        http.Response.Headers.CacheControl = "public, max-age=600";
        return TypedResults.Ok(known);
    }

    /// <summary>Notes among staff are not for a system that only filed it.</summary>
    private static CaseView Whole(ProgramCaller caller, (Case Case, IReadOnlyList<CaseEvent> Events, Territory Territory, int Merged) found)
    {
        var isAmongStaff = caller is ProgramCaller.Staff || caller is ProgramCaller.Key { Scopes: var scopes } && scopes.Contains(ApiScope.CasesRead);
        return CaseView.Of(found.Case, found.Territory, found.Merged) with
        {
            Events =
            [
                .. found.Events.Where(one => isAmongStaff || one.Kind is not (CaseEventKind.Noted or CaseEventKind.Supervised or CaseEventKind.ExtensionAsked))
                    .Select(one => CaseEventView.Of(one, found.Territory)),
            ],
        };
    }

    private static ProblemHttpResult? Refuse(CaseBody body) =>
        Words.Text(body.Description) is not { Length: <= DecideCase.LongestText } ? Problems.Unreadable("description 要有 1 到 2000 字。")
        : Words.Text(body.Source) is not { Length: <= CaseOrigin.LongestSource } ? Problems.Unreadable("source 要有 1 到 32 字，例如 12345。")
        : new[] { body.Community, body.Spot, body.Phone }.Any(part => part?.Length > 64) ? Problems.Unreadable("community、spot、phone 最多 64 字。")
        : body.Reporter?.Length > CaseOrigin.LongestReporter ? Problems.Unreadable("reporter 最多 32 字。")
        : body.ExternalId?.Length > CaseOrigin.LongestExternalId ? Problems.Unreadable("externalId 最多 64 个字符。")
        : body.Category is not null && CaseWords.Category(body.Category) is null ? Problems.Unreadable("没有这个分类。")
        : body.Urgency is not null && Words.Read<CaseUrgency>(body.Urgency) is null ? Problems.Unreadable("urgency 是 normal、urgent 或 emergency。")
        : null;
}
