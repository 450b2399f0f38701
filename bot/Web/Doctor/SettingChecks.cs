using System.Net;
using ResidentAssistant.Assistant;
using ResidentAssistant.Integrations.LanguageModel;
using ResidentAssistant.Integrations.WeChat;

namespace ResidentAssistant.Web.Doctor;

/// <summary>Settings that are right in themselves, and whether they are what a city wants.</summary>
internal static class SettingChecks
{
    /// <param name="services">Null when the settings could not be read; then little can be said.</param>
    public static IEnumerable<Finding> Run(IConfiguration configuration, IServiceProvider? services, bool development)
    {
        if (services is null)
            yield break;
        if (development)
            yield return new("环境", Level.Notice, "是 Development：示例城市和微信模拟器都开着", "正式使用时不要设 ASPNETCORE_ENVIRONMENT=Development。");
        var accounts = services.GetRequiredService<WeChatOptions>().Accounts.Values;
        foreach (var finding in accounts.Select(WeChat))
            yield return finding;
        if (!accounts.Any())
            yield return new("公众号", Level.Notice, "没有设置，只有网页聊天", "要接公众号，请设 WeChat__Accounts__main__AppId 等，见 README.md。");
        yield return PublicUrl(services.GetRequiredService<CityOptions>(), accounts.Any(), development);
        yield return Proxy(configuration, services.GetRequiredService<CityOptions>());
        if (services.GetRequiredService<LanguageModelOptions>() is { Endpoint: { } endpoint } model)
            yield return new(
                "语言模型", Level.Notice, $"法律解答由 {model.Model} 换个说法，居民问的话遮住号码和姓名以后发到 {endpoint.Host}", "请先弄清这个地址在哪里、谁能看到，见 deploy/README.md。");
    }

    private static Finding WeChat(WeChatAccount account)
    {
        var name = $"公众号 {account.Name}";
        if (account.Mode == WeChatMode.Plain)
            return new(name, Level.Notice, "用明文模式，居民的消息不加密就发到本站", $"请在公众号后台改成安全模式，并设 WeChat__Accounts__{account.Name}__Mode=Safe。");
        if (account.AppSecret is null)
            return new(name, Level.Notice, "没有 AppSecret：只能当场回复，不能主动发消息，也没有菜单和二维码", $"请设 WeChat__Accounts__{account.Name}__AppSecret。");
        return new(name, Level.Good, account.CustomerService ? "设置齐全" : "设置齐全，没有客服消息权限，居民用“查看回复”取");
    }

    private static Finding PublicUrl(CityOptions city, bool wechat, bool development)
    {
        const string Name = "网址";
        if (city.Site is null)
            return new(Name, Level.Notice, $"没有设置 City:PublicUrl，{(wechat ? "公众号里的法条没有链接，我的页面打不开" : "助手给不出本站的链接")}", "请设 City__PublicUrl=https://居民打开本站的网址。");
        if (city.Site.Scheme != Uri.UriSchemeHttps)
            return new(Name, development ? Level.Notice : Level.Action, $"{city.Site} 不是 https，内容会被偷看", "请在 nginx 上配好证书，并把 City:PublicUrl 改成 https。");
        return new(Name, Level.Good, $"{city.Site}");
    }

    /// <summary>A proxy on this machine is always believed; one on another has to be named, or all residents seem to come from it.</summary>
    private static Finding Proxy(IConfiguration configuration, CityOptions city)
    {
        var trusted = configuration.GetSection("Proxy:Trusted");
        if (trusted.Value is { Length: > 0 } || trusted.GetChildren().Any())
            return new("代理", Level.Good, $"相信 {trusted.Value ?? string.Join("、", trusted.GetChildren().Select(one => one.Value))} 转来的地址");
        var open = (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Any(url => !IsLoopback(url));
        return open && city.Site is not null
            ? new("代理", Level.Notice, "监听的不只是本机，而没有设置 Proxy:Trusted：如果前面有代理，所有居民会被当成同一个地址", "请设 Proxy__Trusted__0=代理的地址或网段。")
            : new("代理", Level.Good, open ? "没有设置，直接对外" : "只接受本机代理转来的请求");
    }

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url.Trim()).Host;
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
