using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Integrations.WeChat;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The city's QR codes in the console.</summary>
internal sealed class SceneWeb : WebModule
{
    public override Type? Of => typeof(SceneModule);

    public override IReadOnlyList<ConsolePage> Pages => [new(60, "/console/scenes", "场景码", Icons.Material.Outlined.QrCode2, SceneActions.Manage)];

    public override void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console) =>
        console.MapGet("/scenes/{id}/{account}.jpg", CodeAsync).RequireAuthorization(SceneActions.ManageName);

    /// <summary>The picture of a scene's code at WeChat, for good.</summary>
    private static async Task<IResult> CodeAsync(string id, string account, HttpContext context, [FromServices] SceneDesk scenes,
        [FromServices] WeChatOptions wechat, [FromServices] WeChatCodes codes)
    {
        if (await scenes.FindAsync(context.User.ToStaff(), id, context.RequestAborted) is not { } scene
            || wechat.Accounts.GetValueOrDefault(account) is not { AppSecret: not null } found)
            return Results.NotFound();
        var (code, why) = await codes.CreateAsync(found, scene.Id, null, context.RequestAborted);
        var (picture, missing) = code is null ? (null, why) : await codes.PictureAsync(code, context.RequestAborted);
        return picture is null
            ? Results.Text(missing, "text/plain; charset=utf-8", statusCode: StatusCodes.Status502BadGateway)
            : Results.File(picture, "image/jpeg", $"{scene.Title}.jpg");
    }
}
