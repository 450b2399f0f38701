using System.CommandLine;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Integrations.WeChat;

namespace ResidentAssistant.Web.Commands;

/// <summary>wechat menu and wechat qr: what is set up at WeChat besides the messages.</summary>
internal static class WeChatCommand
{
    private static readonly Option<string?> Account = new("--account") { Description = "Name of the account; may be left out when there is only one" };

    public static Command Create()
    {
        var deploy = new Option<bool>("--deploy") { Description = "Put the menu of the settings in place of the live one" };
        var menu = new Command("menu", "The difference between the live menu and the one of the settings") { Account, deploy };
        menu.SetAction((parsed, cancellation) => MenuAsync(parsed.GetValue(Account), parsed.GetValue(deploy), parsed.GetValue(CommandLine.Json), cancellation));
        return new Command("wechat", "Official accounts (公众号)") { menu, Qr() };
    }

    private static Command Qr()
    {
        var scene = new Argument<string>("SCENE_ID") { Description = "As scenes list shows it" };
        var days = new Option<int?>("--days") { Description = "Ends after so many days, 1 to 30; without it the code is for good" };
        days.MustBe(1, WeChatCodes.MostDays, $"--days 应是 1 到 {WeChatCodes.MostDays}，例如 --days 7。");
        var picture = new Option<FileInfo?>("--out") { Description = "Save the picture (JPEG) here" };
        var command = new Command("qr", "The QR code of a scene") { scene, Account, days, picture };
        command.SetAction((parsed, cancellation) => QrAsync(
            parsed.GetValue(scene)!, parsed.GetValue(Account), parsed.GetValue(days), parsed.GetValue(picture), parsed.GetValue(CommandLine.Json),
                cancellation));
        return command;
    }

    private static async Task QrAsync(string id, string? name, int? days, FileInfo? file, bool json, CancellationToken cancellation)
    {
        await using var app = await StartAsync(cancellation);
        var account = Find(app, name);
        var scene = await app.Services.GetRequiredService<SceneDesk>().FindAsync(null, id, cancellation)
            ?? throw new RefusedException($"没有编号是 {id} 的场景码，请用 scenes list 查看。");
        var codes = app.Services.GetRequiredService<WeChatCodes>();
        var (code, why) = await codes.CreateAsync(account, scene.Id, days, cancellation);
        if (code is null)
            throw new RefusedException(why!);
        if (file is not null)
        {
            var (jpeg, missing) = await codes.PictureAsync(code, cancellation);
            await File.WriteAllBytesAsync(file.FullName, jpeg ?? throw new RefusedException(missing!), cancellation);
        }

        if (json)
            CommandLine.Print(new { scene = scene.Id, account = account.Name, ticket = code.Ticket, url = code.Url, file = file?.FullName });
        else
            await Console.Out.WriteLineAsync($"ticket {code.Ticket}\nurl {code.Url}{(file is null ? "" : $"\n图片 {file.FullName}")}");
    }

    private static async Task MenuAsync(string? name, bool deploy, bool json, CancellationToken cancellation)
    {
        await using var app = await StartAsync(cancellation);
        var account = Find(app, name);
        var menus = app.Services.GetRequiredService<WeChatMenus>();
        var (live, refusal) = await menus.LiveAsync(account, cancellation);
        if (refusal is not null)
            throw new RefusedException(refusal);
        var lines = Difference(live, WeChatMenu.Lines(account.Menu));
        var changes = lines.Any(line => !line.StartsWith(' '));
        if (!json)
            await Console.Out.WriteLineAsync(string.Join('\n', lines));
        if (deploy && await menus.DeployAsync(account, cancellation) is { } why)
            throw new RefusedException(why);
        if (json)
            CommandLine.Print(new { account = account.Name, live, settings = WeChatMenu.Lines(account.Menu), changes, deployed = deploy });
        else
            await Console.Out.WriteLineAsync(deploy ? "菜单已经发布。居民下次进入公众号时看到，最多等 5 分钟。" : changes ? "加上 --deploy 发布。" : "和线上的一样。");
    }

    /// <summary>Every line of both, marked: + only in the settings, - only live, blank in both.</summary>
    internal static IReadOnlyList<string> Difference(IReadOnlyList<string> live, IReadOnlyList<string> settings) =>
        [.. InlineDiffBuilder.Diff(string.Join('\n', live), string.Join('\n', settings), ignoreWhiteSpace: false).Lines
            .Where(line => line.Text.Length > 0)
            .Select(line => line.Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " } + line.Text)];

    private static async Task<WebApplication> StartAsync(CancellationToken cancellation)
    {
        var app = CommandLine.Services(builder => builder.Services.AddWeChat(builder.Configuration));
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        return app;
    }

    /// <exception cref="RefusedException">There is none of this name, it is not clear which, or it has no AppSecret.</exception>
    private static WeChatAccount Find(WebApplication app, string? name)
    {
        var accounts = app.Services.GetRequiredService<WeChatOptions>().Accounts;
        if (accounts.Count == 0)
            throw new RefusedException("还没有设置公众号，例如 WeChat__Accounts__main__AppId=wx0123456789abcdef。");
        var account = name is null ? (accounts.Count == 1 ? accounts.Values.Single() : null) : accounts.GetValueOrDefault(name);
        if (account is null)
            throw new RefusedException($"{(name is null ? "公众号不止一个" : $"没有名为“{name}”的公众号")}，请用 --account 指明：{string.Join('、', accounts.Keys)}。");
        return account.AppSecret is not null ? account
            : throw new RefusedException(
                $"公众号 {account.Name} 没有设置 AppSecret，不能调用微信的接口，例如 WeChat__Accounts__{account.Name}__AppSecret=0123456789abcdef0123456789abcdef。");
    }
}
