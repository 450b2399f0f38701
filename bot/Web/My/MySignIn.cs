using System.Security.Cryptography;
using System.Text;
using ResidentAssistant.Assistant;
using ResidentAssistant.Integrations.WeChat;

namespace ResidentAssistant.Web.My;

/// <summary>Lets a resident in whose page is open inside WeChat: there and back, in one cookie-bound visit.</summary>
internal sealed class MySignIn(WeChatOptions wechat, WeChatSignIn signIn, MyVisit visit, CityOptions city)
{
    private readonly MyView view = new(city);

    public IResult Begin(HttpContext http, string account, string? to, bool again)
    {
        if (wechat.Accounts.GetValueOrDefault(account) is not { AppSecret: not null } found)
            return Results.NotFound();
        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        visit.Begin(http, new BegunSignIn(found.Name, state, Landing(to), again));
        http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(signIn.Address(found, $"{MyPages.Site(http, city)}{PathOf(found)[1..]}/back", state));
    }

    public async Task<IResult> FinishAsync(HttpContext http, string account, string? code, string? state)
    {
        if (wechat.Accounts.GetValueOrDefault(account) is not { AppSecret: not null } found)
            return Results.NotFound();
        var begun = visit.End(http);
        if (begun is null || begun.Account != found.Name || string.IsNullOrEmpty(code)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state ?? ""), Encoding.UTF8.GetBytes(begun.State)))
            return Failed(http, StatusCodes.Status400BadRequest);
        switch (await signIn.RecogniseAsync(found, code, http.RequestAborted))
        {
            case Recognition.Known(var conversation):
                visit.Enter(http, conversation);
                http.Response.Headers.CacheControl = "no-store";
                return Results.LocalRedirect(begun.To);
            case Recognition.Stranger:
                return MyPages.Send(http, view.Notice(MyTexts.StrangerTitle, MyTexts.Stranger(city)));
            case Recognition.Snapshot:
                return MyPages.Send(http, view.Notice(MyTexts.SnapshotTitle, MyTexts.Snapshot));
            case Recognition.Spent when !begun.Again:
                return Begin(http, account, begun.To, again: true);
            default:
                return Failed(http, StatusCodes.Status502BadGateway);
        }
    }

    /// <summary>A page of this site, whatever was asked for.</summary>
    internal static string Landing(string? to) =>
        to is ['/', ..] and not (['/', '/' or '\\', ..]) && to.Length <= 200 && !to.Any(char.IsControl)
            && Uri.IsWellFormedUriString(to, UriKind.Relative) ? to : MyPages.Address;

    private static string PathOf(WeChatAccount account) => $"/wechat/{account.Name}/signin";

    private IResult Failed(HttpContext http, int status) =>
        MyPages.Send(http, view.Notice(MyTexts.FailedTitle, MyTexts.Failed(city), (MyPages.Address, MyTexts.TryAgain)), status);
}
