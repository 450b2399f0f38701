using Microsoft.AspNetCore.Mvc;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web.My;

/// <summary>A resident's cases, with what staff said of them, and the question how it was.</summary>
internal sealed class MyCases : IMySection
{
    /// <summary>Bytes of a form.</summary>
    private const long LongestForm = 16 * 1024;

    public string Title => "我的诉求";

    public string Empty => MyTexts.NoCases;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGroup("").RequireRateLimiting(PerAddress.Policy).ExcludeFromDescription()
        .MapPost(MyPages.Address + "/cases/{number}/word", SayAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LongestForm));

    public async Task<IReadOnlyList<Markup>> ItemsAsync(
        AppDb db, Guid residentId, string formKey, DateTimeOffset now, CancellationToken cancellation)
    {
        var (cases, told) = await ReadMyCases.RunAsync(db, residentId, cancellation);
        return [.. cases.Select(one => Case(one, told.GetValueOrDefault(one.Id), formKey))];
    }

    /// <summary>Takes the word on an answered case. What was too late is not told: the page shows how the case stands.</summary>
    private static async Task<IResult> SayAsync(
        HttpContext http, string number, [FromForm] string? word, [FromForm] string? key,
        MyVisit visit, RateCase rate, [AsParameters] MyPages.WebVisit web, CityOptions city)
    {
        http.Response.Headers.CacheControl = "no-store";
        var known = visit.ConversationOf(http) ?? await WebChatHost.VisitorAsync(http, web.Cookie, web.Inbox, http.RequestAborted);
        if (known is not { } conversation)
            return MyPages.Unknown(http, new MyView(city));
        CaseCommand? said = Enum.TryParse<Solved>(word, out var solved) && Enum.IsDefined(solved) ? new CaseCommand.Verdict(solved)
            : Enum.TryParse<Rating>(word, out var rating) && Enum.IsDefined(rating) ? new CaseCommand.Rate(rating) : null;
        if (said is null)
            return Results.BadRequest();
        // A page that lay open for hours is shown anew, and asks again.
        if (visit.IsFormOf(conversation, key))
            await rate.RunAsync(conversation, number, said, http.RequestAborted);
        return Results.LocalRedirect(MyPages.Address);
    }

    private static Markup Case(Case one, StaffReply? told, string formKey) => $"""
        <li><p><b class="step {(one.IsOpen ? "open" : "done")}">{CaseTexts.StateName(one.State)}</b> <span class="number">{one.Number}</span></p>
        <p class="what">{DialogTexts.Short(one.Description, 80)}</p>
        {Markup.When(one.Place.Length > 0, () => $"<p>地点：{one.Place}</p>")}
        <p class="soft">{CityTime.Day(one.CreatedAt)}反映{(one.ChangedAt > one.CreatedAt ? $"，{CityTime.Day(one.ChangedAt)}有进展" : "")}</p>
        {Markup.When(told?.Result is not null, () => Words(MyTexts.Result, told!.Result!, told.Last is null ? told.At : null))}
        {Markup.When(told?.Last is not null, () => Words(MyTexts.StaffSaid, told!.Last!, told.At))}
        {Markup.When(one.WaitsForWord, () => Ask(one, formKey))}
        {Markup.When(one.Rating is not null, () => $"<p>{MyTexts.Rated(one.Rating!.Value)}</p>")}</li>

        """;

    /// <summary>Asks until it is answered: first whether it is solved, then how it was.</summary>
    private static Markup Ask(Case one, string formKey) => $"""
        <form class="rate" method="post" action="{MyPages.Address}/cases/{one.Number}/word"><p>{(one.State == CaseState.Answered ? MyTexts.IsItSolved : MyTexts.HowWasIt)}</p>
        <input type="hidden" name="key" value="{formKey}"><p>{(one.State == CaseState.Answered
            ? Enum.GetValues<Solved>().Select(solved => Button(solved.ToString(), CaseTexts.SolvedName(solved)))
            : Enum.GetValues<Rating>().Select(rating => Button(rating.ToString(), CaseTexts.RatingName(rating))))}</p></form>
        """;

    private static Markup Words(string who, string text, DateTimeOffset? at) =>
        $"<div class=\"told\"><p class=\"soft\">{who}{(at is { } time ? $"，{CityTime.DayAndTime(time)}" : "")}</p><p class=\"words\">{text}</p></div>";

    private static Markup Button(string value, string label) => $"<button name=\"word\" value=\"{value}\">{label}</button>";
}
