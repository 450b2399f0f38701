using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Integrations.LanguageModel;
using Xunit;

namespace ResidentAssistant.Tests.LanguageModel;

public sealed class LanguageModelSettingsTests
{
    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["LanguageModel:Endpoint"] = "http://127.0.0.1:11434/v1/",
        ["LanguageModel:Model"] = "qwen2.5-7b-instruct",
        ["LanguageModel:ApiKey"] = "sk-secret",
    };

    [Fact]
    public void Without_an_endpoint_there_is_none()
    {
        var services = new ServiceCollection().AddLanguageModel(With("LanguageModel:Endpoint", null));
        Assert.DoesNotContain(services, service => service.ServiceType == typeof(IRephraser));
        Assert.Null(LanguageModelOptions.From(With("LanguageModel:Endpoint", "")).Endpoint);
    }

    [Fact]
    public void It_is_waited_for_eight_seconds_unless_it_is_set()
    {
        Assert.Equal(TimeSpan.FromSeconds(8), LanguageModelOptions.From(With("LanguageModel:ApiKey", null)).Timeout);
        var options = LanguageModelOptions.From(With("LanguageModel:Timeout", "00:00:30"));
        Assert.Equal(("http://127.0.0.1:11434/v1", "qwen2.5-7b-instruct", "sk-secret"), ($"{options.Endpoint}", options.Model, options.ApiKey));
        Assert.Equal(TimeSpan.FromSeconds(30), options.Timeout);
    }

    [Theory]
    [InlineData("https://api.example.com/v1")]
    [InlineData("http://10.20.0.8:8000/v1")]
    [InlineData("http://192.168.1.8/v1")]
    [InlineData("http://172.31.0.8/v1")]
    [InlineData("http://[fd00::8]:8000/v1")]
    [InlineData("http://ollama:11434/v1")]
    [InlineData("http://localhost:11434/v1")]
    public void An_endpoint_far_away_is_encrypted(string endpoint) =>
        Assert.NotNull(LanguageModelOptions.From(With("LanguageModel:Endpoint", endpoint)).Endpoint);

    [Theory]
    [InlineData("LanguageModel:Endpoint", "api.example.com", "LanguageModel:Endpoint 不对")]
    [InlineData("LanguageModel:Endpoint", "ftp://api.example.com", "LanguageModel:Endpoint 不对")]
    [InlineData("LanguageModel:Endpoint", "https://me:sk-secret@api.example.com/v1", "LanguageModel:Endpoint 不对")]
    [InlineData("LanguageModel:Endpoint", "https://api.example.com/v1?key=sk-secret", "LanguageModel:Endpoint 不对")]
    [InlineData("LanguageModel:Endpoint", "http://api.example.com/v1", "不加密地发到 api.example.com")]
    [InlineData("LanguageModel:Endpoint", "http://172.32.0.8/v1", "不加密地发到 172.32.0.8")]
    [InlineData("LanguageModel:Model", null, "缺少 LanguageModel:Model")]
    [InlineData("LanguageModel:ApiKey", "sk-secret 2", "LanguageModel:ApiKey 不对")]
    [InlineData("LanguageModel:Timeout", "8", "LanguageModel:Timeout 是 8.00:00:00")]
    [InlineData("LanguageModel:Timeout", "00:00:00", "在 1 到 30 秒之间")]
    [InlineData("LanguageModel:Timeout", "00:00:31", "在 1 到 30 秒之间")]
    [InlineData("LanguageModel:Timeout", "soon", "LanguageModel:Timeout 的值读不懂")]
    public void A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string setting, string? value, string sentence)
    {
        var stopped = Assert.Throws<SettingException>(() => new ServiceCollection().AddLanguageModel(With(setting, value)));
        Assert.Contains(sentence, stopped.Message, StringComparison.Ordinal);
        Assert.Contains("例如 LanguageModel__", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", stopped.Message, StringComparison.Ordinal);
    }

    private static IConfiguration With(string setting, string? value) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(Whole) { [setting] = value }).Build();
}
