using System.Collections.Concurrent;
using System.CommandLine;
using System.Text.Json;

namespace ResidentAssistant.Benchmarks;

/// <summary>channel: the same load on our WeChat webhook, on an echo of co-wechat and on an echo of botbuilder.</summary>
internal static class ChannelCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var kind =
            new Argument<string>("KIND")
            {
                Description =
                "wechat (a server with an account in safe mode), co-wechat or botbuilder (see tests/Benchmarks/peers)"
            };
        kind.AcceptOnlyFromAmong("wechat", "co-wechat", "botbuilder");
        var url = new Option<string>("--url") { Required = true, Description = "The webhook, or /api/messages of the bot" };
        var appId = new Option<string>("--app-id") { DefaultValueFactory = _ => "wx0000000000000001" };
        var token = new Option<string>("--token") { DefaultValueFactory = _ => "benchmark" };
        var key = new Option<string>("--aes-key") { DefaultValueFactory = _ => "kR7wQm2Zx9LpV4tYc6NbHs1JdFg8UaEo3Xi5TnCqBlW" };
        var rate =
            new Option<double>("--rate") { DefaultValueFactory = _ => 100, Description = "Messages begun each second; 0: as many as the server answers" };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 30 };
        var residents = new Option<int>("--residents") { DefaultValueFactory = _ => 200 };
        var warmUp = new Option<int>("--warm-up") { DefaultValueFactory = _ => 10 };
        var root =
            new RootCommand("Sends complaint conversations through a channel and prints one JSON object") { kind, url, appId, token, key, rate, seconds,
                residents, warmUp };
        root.SetAction(async (parsed, cancellation) =>
        {
            var inbox = new ConcurrentBag<double>();
            await using var connector = await Connector.StartAsync();
            var (which, target) = (parsed.GetValue(kind)!, new Uri(parsed.GetValue(url)!));
            var account = new LoadAccount(target, parsed.GetValue(appId)!, parsed.GetValue(token)!, parsed.GetValue(key)!);
            var crowd = await Crowd.GatherAsync(
                parsed.GetValue(residents),
                (http, number, _) => Task.FromResult<ISpeaker>(which == "botbuilder"
                    ? new BotFrameworkSpeaker(http, target, connector, number)
                    : new WeChatSpeaker(http, account, number, echo: which == "co-wechat", inbox)),
                null, cancellation);
            await using (crowd)
            {
                if (parsed.GetValue(warmUp) is > 0 and var before)
                    await crowd.RunAsync(parsed.GetValue(rate), before, cancellation);
                inbox.Clear();
                var report = await crowd.RunAsync(parsed.GetValue(rate), parsed.GetValue(seconds), cancellation);
                double[] kept = [.. inbox.Order()];
                Console.WriteLine(
                    JsonSerializer.Serialize(new { kind = which, report, inbox_p50_ms = Crowd.Quantile(kept, 0.5), inbox_p99_ms = Crowd.Quantile(kept, 0.99) },
                        LoadCommand.Readable));
            }
        });
        return root.Parse(args).InvokeAsync();
    }
}
