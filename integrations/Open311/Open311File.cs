using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Integrations.Open311;

/// <summary>A request that another system files with its key (<c>cases:write</c>).</summary>
internal sealed class Open311File(RecogniseProgram programs, AnswerOnce once, FileCase file, Gazetteer gazetteer, TimeProvider clock)
{
    private const string Source = "open311";
    private const int LongestDescription = 4000;
    private const int LongestAddress = 200;
    private const int LongestPhone = 64;
    private const int LongestLink = 500;

    /// <summary>The protocol knows no way to repeat a call: the same again within this time is the one before.</summary>
    private static readonly TimeSpan SameWithin = TimeSpan.FromMinutes(10);

    /// <param name="form">What was sent.</param>
    /// <param name="query">There the key may stand too.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public async Task<Open311Answer> RunAsync(IFormCollection form, IQueryCollection query, CancellationToken cancellation)
    {
        string Said(string name) => form[name].ToString().Trim();
        var shown = Said("api_key") is { Length: > 0 } key ? key : query["api_key"].ToString().Trim();
        if (shown.Length == 0 || await programs.RunAsync(shown, cancellation) is not ProgramCaller.Key caller || !caller.Scopes.Contains(ApiScope.CasesWrite))
            return Open311Answer.Refused(StatusCodes.Status403Forbidden, "缺少 api_key，或者它不对、没有 cases:write 权限。");
        if (form.Any(field => field.Value.Any(value => value?.Contains('\0') == true)))
            return Open311Answer.Refused(StatusCodes.Status400BadRequest, "内容里有读不懂的字符。");
        if (Said("service_code") is not { Length: > 0 } code)
            return Open311Answer.Refused(StatusCodes.Status400BadRequest, "请填写 service_code。");
        if (Open311Services.Find(code) is not { } category)
            return Open311Answer.Refused(StatusCodes.Status404NotFound, "没有这个 service_code。");
        var answers = Attributes(form);
        List<string> errors = [.. Refuse(Said), .. Open311Services.Refuse(category, answers)];
        if (errors.Count > 0)
            return Open311Answer.Refused(StatusCodes.Status400BadRequest, errors);
        var told = Told(Said, category, answers);
        var reporter = Said("last_name") + Said("first_name");
        var origin = new CaseOrigin(Source, FiledBy: caller.KeyId, Reporter: reporter.Length == 0 ? null : reporter);
        var filed = await FileAsync(told, category, origin, caller, Said("device_id"), cancellation);
        return Open311Answer.Of("service_requests", "request",
            [new Element(("service_request_id", filed.Number), ("service_notice", $"预计 {CityTime.Day(filed.AnswerBy)}前答复"), ("account_id", null))]);
    }

    private async Task<Filed> FileAsync(
        ComplaintDraft told, CaseCategory category, CaseOrigin origin, ProgramCaller.Key caller, string device, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var what = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', category, told.Spot, told.Description, told.Phone, device))));

        // This decides between the same request twice at one moment.
        var call = new RepeatableCall(caller.KeyId, $"{Source}.{now.UtcTicks / SameWithin.Ticks}.{what}", what);
        var answer = await once.RunAsync(
            call,
            async db =>
            {
                var filed = await BeforeAsync(db, told, category, caller.KeyId, now, cancellation)
                    ?? await NewAsync(db, told, category, origin, cancellation);
                return new CallAnswer(StatusCodes.Status200OK, JsonSerializer.Serialize(filed));
            },
            cancellation);
        return JsonSerializer.Deserialize<Filed>(answer!.Body)!;
    }

    private async Task<Filed> NewAsync(AppDb db, ComplaintDraft told, CaseCategory category, CaseOrigin origin, CancellationToken cancellation)
    {
        var address = told.Spot ?? "";
        told.Community = await gazetteer.FindAsync(db, address, cancellation) ?? await gazetteer.FindUnitAsync(db, address, cancellation)
            ?? await gazetteer.FindAsync(db, told.Description ?? "", cancellation);
        var filed = await file.RunAsync(db, new CaseReport(told, category, CaseUrgency.Normal, null), origin, CaseActor.Resident, cancellation);
        return new Filed(filed.Number, filed.AnswerBy);
    }

    /// <summary>The same request that came a little while ago.</summary>
    private static async Task<Filed?> BeforeAsync(
        AppDb db, ComplaintDraft told, CaseCategory category, Guid key, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - SameWithin;
        var recent = await db.Cases.AsNoTracking().Where(c => c.FiledBy == key && c.CreatedAt > since && c.Category == category && c.Source == Source)
            .OrderBy(c => c.CreatedAt).ToListAsync(cancellation);
        return recent.Find(one => one.Description == told.Description && one.Spot == told.Spot && one.Phone == told.Phone) is { } same
            ? new Filed(same.Number, same.AnswerBy) : null;
    }

    private static ComplaintDraft Told(Func<string, string> said, CaseCategory category, IReadOnlyDictionary<string, string> answers)
    {
        var description = said("description") is { Length: > 0 } words ? words : $"反映{CaseTexts.CategoryName(category)}问题，没有说明。";
        var place = new[]
        {
            said("address_string"),
            said("address_id") is { Length: > 0 } id ? $"地址编号 {id}" : "",
            said("lat") is { Length: > 0 } lat ? $"坐标 {lat}, {said("long")}（WGS84）" : "",
        };
        return new ComplaintDraft
        {
            Description = said("media_url") is { Length: > 0 } link ? $"{description}\n附图：{link}" : description,
            Spot = string.Join(' ', place.Where(part => part.Length > 0)),
            Phone = said("phone") is { Length: > 0 } phone ? phone : null,
            When = answers.GetValueOrDefault(Open311Services.When),
            About = answers.GetValueOrDefault(Open311Services.About),
            Amount = answers.GetValueOrDefault(Open311Services.Amount) is { } amount ? $"{amount}元" : null,
            Wish = answers.GetValueOrDefault(Open311Services.Wish),
        };
    }

    private static IEnumerable<string> Refuse(Func<string, string> said)
    {
        var (lat, far, address, id) = (said("lat"), said("long"), said("address_string"), said("address_id"));
        if (lat.Length == 0 && far.Length == 0 && address.Length == 0 && id.Length == 0)
            yield return "请填写地点：lat 和 long，或者 address_string，或者 address_id。";
        if ((lat.Length > 0 || far.Length > 0) && !(IsDegree(lat, 90) && IsDegree(far, 180)))
            yield return "lat 在 -90 到 90 之间，long 在 -180 到 180 之间，两个都要写。";
        if (address.Length > LongestAddress || id.Length > LongestAddress)
            yield return $"address_string 和 address_id 最多 {LongestAddress} 字。";
        if (said("description").Length > LongestDescription)
            yield return $"description 最多 {LongestDescription} 字。";
        if (said("phone").Length > LongestPhone)
            yield return $"phone 最多 {LongestPhone} 个字符。";
        if ((said("last_name") + said("first_name")).Length > CaseOrigin.LongestReporter)
            yield return $"姓名最多 {CaseOrigin.LongestReporter} 字。";
        if (said("media_url") is { Length: > 0 } link
            && !(link.Length <= LongestLink && Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
            yield return $"media_url 要是完整的网址，最多 {LongestLink} 个字符。";
    }

    private static bool IsDegree(string text, double most) =>
        text.Length <= 24 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most;

    /// <summary>By code: <c>attribute[CODE]</c>, or several <c>attribute[CODE][]</c>, which are put together. An empty one is as if it were missing.</summary>
    private static Dictionary<string, string> Attributes(IFormCollection form)
    {
        const string Front = "attribute[";
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in form)
        {
            var end = name.IndexOf(']', StringComparison.Ordinal);
            if (!name.StartsWith(Front, StringComparison.Ordinal) || end < 0 || name[(end + 1)..] is not ("" or "[]"))
                continue;
            if (string.Join('、', values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.Trim())) is { Length: > 0 } value)
                said[name[Front.Length..end]] = value;
        }

        return said;
    }

    /// <summary>What the caller is told of what it filed.</summary>
    private sealed record Filed(string Number, DateTimeOffset AnswerBy);
}
