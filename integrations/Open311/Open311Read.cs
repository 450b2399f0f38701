using System.Globalization;
using Microsoft.AspNetCore.Http;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Integrations.Open311;

/// <summary>Requests as everybody reads them: state, service, place, times and unit, and nothing that somebody said.</summary>
internal static class Open311Read
{
    /// <summary>Requests of one answer.</summary>
    private const int Most = 1000;

    /// <summary>Numbers of one question.</summary>
    private const int MostNumbers = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>So wide a span of years that no calculation leaves the calendar.</summary>
    private static readonly (int First, int Last) Years = (1970, 9000);

    public static async Task<Open311Answer> ListAsync(IQueryCollection query, ReadPublicCases read, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Parts(query, "service_request_id") is { Count: > 0 } numbers)
            return numbers.Count > MostNumbers ? Open311Answer.Refused(StatusCodes.Status400BadRequest, $"service_request_id 一次最多 {MostNumbers} 个。")
                : Answer(await read.FindAsync(numbers, cancellation));
        var errors = new List<string>();
        var (from, to) = Span(query, now, errors);
        var states = StatesOf(query, errors);
        var page = Number(query, "page", 1, 100_000, 1, errors);
        var size = Number(query, "page_size", 1, Most, Most, errors);
        if (errors.Count > 0)
            return Open311Answer.Refused(StatusCodes.Status400BadRequest, errors);
        var categories = Parts(query, "service_code").Select(Open311Services.Find).ToList();
        if (categories.Contains(null))
            return Open311Answer.Refused(StatusCodes.Status404NotFound, "没有这个 service_code。");
        var filter = new PublicFilter(from, to, [.. categories.OfType<CaseCategory>()], states);
        return Answer(await read.ListAsync(filter, (page - 1) * size, size, cancellation));
    }

    public static async Task<Open311Answer> FindAsync(string number, ReadPublicCases read, CancellationToken cancellation) =>
        await read.FindAsync([number], cancellation) is { Count: 1 } found ? Answer(found)
            : Open311Answer.Refused(StatusCodes.Status404NotFound, "没有这个 service_request_id。");

    /// <summary>Numbers are given at once: a token is the number.</summary>
    public static async Task<Open311Answer> TokenAsync(string token, ReadPublicCases read, CancellationToken cancellation) =>
        await read.FindAsync([token], cancellation) is [var found]
            ? Open311Answer.Of("service_requests", "request", [new Element(("service_request_id", found.Number), ("token", token))])
            : Open311Answer.Refused(StatusCodes.Status404NotFound, "没有这个 token。");

    private static Open311Answer Answer(IEnumerable<PublicCase> cases) => Open311Answer.Of("service_requests", "request", cases.Select(one => new Element(
        ("service_request_id", one.Number),
        ("status", IsOpen(one.State) ? "open" : "closed"),
        ("status_notes", Note(one.State)),
        ("service_name", CaseTexts.CategoryName(one.Category)),
        ("service_code", Open311Services.CodeOf(one.Category)),
        ("description", null),
        ("agency_responsible", one.Unit),
        ("service_notice", null),
        ("requested_datetime", CityTime.Local(one.CreatedAt)),
        ("updated_datetime", CityTime.Local(one.ChangedAt)),
        ("expected_datetime", IsOpen(one.State) ? CityTime.Local(one.AnswerBy) : null),
        ("address", one.Place),
        ("address_id", null),
        ("zipcode", null),
        ("lat", null),
        ("long", null),
        ("media_url", null))));

    /// <summary>An answer that waits for the resident's word is no end yet.</summary>
    private static bool IsOpen(CaseState state) => state == CaseState.Answered || Case.OpenStates.Contains(state);

    private static string Note(CaseState state) => state == CaseState.Answered ? "已答复，等反映人确认" : CaseTexts.StateName(state);

    private static (DateTimeOffset From, DateTimeOffset To) Span(IQueryCollection query, DateTimeOffset now, List<string> errors)
    {
        var (from, to) = (Moment(query, "start_date", errors), Moment(query, "end_date", errors));
        var (first, last) = (from ?? (to ?? now) - Longest, to ?? (from is { } start ? start + Longest : now));
        if (last < first)
            errors.Add("start_date 要早于 end_date。");
        else if (last - first > Longest)
            errors.Add("start_date 到 end_date 最多 90 天。");
        return (first.ToUniversalTime(), last.ToUniversalTime());
    }

    /// <summary>With its offset, else in the city's time; a plus sign that came unescaped is a space.</summary>
    private static DateTimeOffset? Moment(IQueryCollection query, string name, List<string> errors)
    {
        if (query[name].ToString().Trim() is not { Length: > 0 } text)
            return null;
        if (text.Length <= 40
            && DateTime.TryParse(
                text.Contains('T', StringComparison.Ordinal) ? text.Replace(' ', '+') : text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind,
                out var read)
            && read.Year >= Years.First && read.Year <= Years.Last)
            return read.Kind == DateTimeKind.Unspecified ? CityTime.At(DateOnly.FromDateTime(read), TimeOnly.FromDateTime(read))
                : new DateTimeOffset(read.ToUniversalTime());
        errors.Add($"{name} 读不懂，例如 2026-01-01T09:30:00+08:00。");
        return null;
    }

    private static IReadOnlyList<CaseState> StatesOf(IQueryCollection query, List<string> errors)
    {
        var wanted = Parts(query, "status");
        if (wanted.Any(one => one is not ("open" or "closed")))
            errors.Add("status 是 open 或 closed。");
        return wanted.Count == 0 ? [] : [.. Enum.GetValues<CaseState>().Where(state => wanted.Contains(IsOpen(state) ? "open" : "closed"))];
    }

    private static int Number(IQueryCollection query, string name, int least, int most, int usual, List<string> errors)
    {
        if (query[name].ToString().Trim() is not { Length: > 0 } text)
            return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        errors.Add($"{name} 要在 {least} 到 {most} 之间。");
        return usual;
    }

    private static IReadOnlyList<string> Parts(IQueryCollection query, string name) =>
        [.. query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
