using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>One node process for a class of tests, with npm's wechat-crypto and a co-wechat account (tests/peers/wechat.js).</summary>
public sealed class NodePeer : IAsyncLifetime
{
    private Process? process;

    /// <summary>Where the co-wechat account listens.</summary>
    public Uri Account { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Peers.File("co-wechat/lib/wechat.js");
        var start =
            new ProcessStartInfo("node",
                ["--no-deprecation", Path.Combine(Peers.Folder, "wechat.js"), WeChatCity.Token, WeChatCity.EncodingAesKey, WeChatCity.AppId])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            };
        process = Process.Start(start)!;
        Account = new Uri($"http://127.0.0.1:{(int)(await ReadAsync())["port"]!}/");
    }

    public async Task<JsonNode> AskAsync(object question)
    {
        await process!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
        return await ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        process.Dispose();
    }

    private async Task<JsonNode> ReadAsync() =>
        JsonNode.Parse(await process!.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1))
            ?? throw new InvalidOperationException("node has ended."))!;
}
