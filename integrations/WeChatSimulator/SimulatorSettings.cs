using Microsoft.Extensions.Configuration;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Which accounts are simulated in Development, and where.</summary>
internal static class SimulatorSettings
{
    /// <summary>Where the server can be reached from this computer; null when its port is not known before it listens.</summary>
    public static Uri? BaseOf(IConfiguration configuration)
    {
        var first = (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .OrderBy(url => url.StartsWith("http:", StringComparison.OrdinalIgnoreCase) ? 0 : 1).FirstOrDefault();
        if (first is null)
            return null;
        foreach (var any in new[] { "//*", "//+", "//0.0.0.0", "//[::]" })
            first = first.Replace(any, "//127.0.0.1", StringComparison.Ordinal);
        return Uri.TryCreate(first, UriKind.Absolute, out var address) && address.Port > 0 ? new Uri(address, "/simulator/api/") : null;
    }

    /// <summary>
    /// Settings that make an account of the simulator's when there is none; nothing once an operator has set up an account
    /// of their own, except the way to the simulator for accounts that could live nowhere else.
    /// </summary>
    public static Dictionary<string, string?> Missing(IConfiguration configuration, Uri address)
    {
        var settings = new Dictionary<string, string?>();
        var accounts = configuration.GetSection("WeChat:Accounts").GetChildren().ToList();
        if (!string.IsNullOrEmpty(configuration["WeChat:ApiBase"]) || accounts.Exists(account => !SimulatedWeChat.IsMadeUp(account["AppId"] ?? "")))
            return settings;
        if (accounts.Count == 0)
        {
            const string path = "WeChat:Accounts:simulator:";
            settings[path + "AppId"] = "wx0000000000000001";
            settings[path + "AppSecret"] = "00000000000000000000000000000001";
            settings[path + "Token"] = "simulator2026";
            settings[path + "EncodingAESKey"] = "SimulatorSimulatorSimulatorSimulatorSimulat";
            settings[path + "Mode"] = "Safe";
        }

        settings["WeChat:ApiBase"] = address.ToString();
        settings["WeChat:MediaHosts:0"] = address.Host;
        return settings;
    }

    /// <summary>
    /// The world of the page: every configured account whose AppId is made up. Its chance differs with every start, so that a new person is nobody's
    /// old conversation.
    /// </summary>
    public static SimulatedWeChat World(IConfiguration configuration, TimeProvider clock)
    {
        var world = new SimulatedWeChat(clock, unchecked((int)clock.GetUtcNow().Ticks)) { Timers = TimeProvider.System };
        if (BaseOf(configuration) is not { } address)
            return world;
        world.Address = address;
        foreach (var section in configuration.GetSection("WeChat:Accounts").GetChildren().Where(section => SimulatedWeChat.IsMadeUp(section["AppId"] ?? "")))
        {
            var account =
                world.AddAccount(section.Key, section["AppId"]!, section["AppSecret"] ?? "", section["Token"] ?? "", section["EncodingAESKey"]
                    ?? new string('A', 43));
            account.Mode = Enum.GetValues<PushMode>()
                .FirstOrDefault(mode =>
                    string.Equals(SimulatedAccount.SettingOf(mode), section["Mode"], StringComparison.OrdinalIgnoreCase), PushMode.Encrypted);
            account.Webhook = new Uri(address, "/wechat/" + section.Key);
        }

        return world;
    }
}
