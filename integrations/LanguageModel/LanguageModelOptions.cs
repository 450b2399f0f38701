using System.Net;
using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.LanguageModel;

/// <summary>Settings <c>LanguageModel:*</c>: a model behind an interface like OpenAI's. Without an endpoint there is none.</summary>
public sealed class LanguageModelOptions
{
    private const string EndpointExample = "例如 LanguageModel__Endpoint=http://127.0.0.1:11434/v1";

    /// <summary>Null: there is no model, and nothing is sent anywhere.</summary>
    public Uri? Endpoint { get; private init; }

    public string Model { get; private init; } = "";

    /// <summary>Null where the endpoint wants none.</summary>
    public string? ApiKey { get; private init; }

    /// <summary>How long it is waited for; 1 to 30 seconds.</summary>
    public TimeSpan Timeout { get; private init; }

    /// <exception cref="SettingException">A setting is missing or wrong; the message names it, gives an example and does not repeat the key.</exception>
    public static LanguageModelOptions From(IConfiguration configuration)
    {
        var given = configuration.Read<Given>("LanguageModel");
        if (string.IsNullOrWhiteSpace(given.Endpoint))
            return new LanguageModelOptions();
        if (!Uri.TryCreate(given.Endpoint.Trim().TrimEnd('/'), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("https" or "http")
            || endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            throw new SettingException($"LanguageModel:Endpoint 不对，应是语言模型接口的网址，不带账号和参数，{EndpointExample}。");
        if (endpoint.Scheme == "http" && !IsNear(endpoint))
            throw new SettingException(
                $"LanguageModel:Endpoint 是 http，居民问的话会不加密地发到 {endpoint.Host}。请用 https；只有本机和内网可以用 http，{EndpointExample}。");
        if (string.IsNullOrWhiteSpace(given.Model))
            throw new SettingException("缺少 LanguageModel:Model，应是语言模型的名称，例如 LanguageModel__Model=qwen2.5-7b-instruct。");
        if (given.ApiKey is { Length: > 0 } key && key.Any(c => c is <= ' ' or > '~'))
            throw new SettingException("LanguageModel:ApiKey 不对，应是不带空格的字母、数字和符号，例如 LanguageModel__ApiKey=sk-0123456789abcdef。");
        if (given.Timeout < TimeSpan.FromSeconds(1) || given.Timeout > TimeSpan.FromSeconds(30))
            throw new SettingException($"LanguageModel:Timeout 是 {given.Timeout}，应在 1 到 30 秒之间，例如 LanguageModel__Timeout=00:00:08。");
        return new LanguageModelOptions
        {
            Endpoint = endpoint,
            Model = given.Model.Trim(),
            ApiKey = string.IsNullOrEmpty(given.ApiKey) ? null : given.ApiKey,
            Timeout = given.Timeout,
        };
    }

    /// <summary>This machine, an address of a private network, or a name without a dot, as containers have.</summary>
    private static bool IsNear(Uri endpoint) =>
        endpoint.IsLoopback || !endpoint.Host.Contains('.', StringComparison.Ordinal) && endpoint.HostNameType == UriHostNameType.Dns
        || (IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var address) && IsPrivate(address));

    private static bool IsPrivate(IPAddress address) => address.GetAddressBytes() switch
    {
        [10, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..] => true,
        _ => address.IsIPv6UniqueLocal,
    };

    private sealed class Given
    {
        public string? Endpoint { get; init; }

        public string? Model { get; init; }

        public string? ApiKey { get; init; }

        public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(8);
    }
}
