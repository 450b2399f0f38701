using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Conversations.Inbound;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>How a database is away.</summary>
public enum Trouble
{
    /// <summary>PostgreSQL is stopped.</summary>
    Refuses,

    /// <summary>The line to PostgreSQL hangs.</summary>
    Hangs,

    /// <summary>Another process holds the embedded database.</summary>
    Locked,
}

/// <summary>A city with WeChat whose database can be taken away.</summary>
internal sealed class AwayCity(WeChatCity wechat, DatabaseLine? line, Trouble trouble) : IAsyncDisposable
{
    private IAsyncDisposable? holder;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public WeChatCity WeChat => wechat;

    public DatabaseLine? Line => line;

    public string SpoolFolder => wechat.Get<DatabaseOptions>().SpoolFolder;

    public string[] SpoolFiles => Directory.Exists(SpoolFolder) ? Directory.GetFiles(SpoolFolder) : [];

    public static async Task<AwayCity> StartAsync(Trouble trouble, params (string, string?)[] settings)
    {
        var city = await TestCity.StartAsync(trouble == Trouble.Locked ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres);
        if (trouble == Trouble.Locked)
            return new AwayCity(await WeChatCity.StartAsync(city, null, settings), null, trouble);
        var (line, connection) = DatabaseLine.To(city);
        return new AwayCity(await WeChatCity.StartAsync(city, null, [("ConnectionStrings:Main", connection), .. settings]), line, trouble);
    }

    public async Task TakeAwayAsync()
    {
        if (trouble == Trouble.Refuses)
            line!.Refuse();
        else if (trouble == Trouble.Hangs)
            line!.Hang();
        else
            holder = await Databases.HoldAsync(wechat.City);
    }

    /// <summary>Asks, and lets no more time pass than the database is waited for.</summary>
    public async Task<Answer> AnsweredInTimeAsync(Func<Task<Answer>> ask)
    {
        var before = wechat.Clock.TimersOf(SpoolingInbox.Patience);
        var asked = ask();
        while (!asked.IsCompleted && wechat.Clock.TimersOf(SpoolingInbox.Patience) == before)
            await Task.WhenAny(asked, Task.Delay(20, Cancellation));
        if (!asked.IsCompleted && trouble != Trouble.Refuses)
            wechat.Clock.Advance(SpoolingInbox.Patience);
        return await asked.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
    }

    /// <summary>Brings the database back, takes in what waits and runs its turns.</summary>
    public async Task BringBackAsync()
    {
        if (holder is not null)
            await holder.DisposeAsync();
        holder = null;
        line?.Restore();
        var watch = wechat.Get<WatchDatabase>();
        await Eventually.TrueAsync(async () =>
        {
            await watch.LookAsync(Cancellation);
            return wechat.Get<Spool>().Count == 0 && !wechat.Get<DatabaseOutage>().IsOn;
        });
        foreach (var conversation in (await wechat.TranscriptAsync()).Select(line => line.ConversationId).Distinct())
            await wechat.Get<TurnRunner>().RunAsync(conversation, Cancellation);
    }

    public int Logged(string words) => wechat.Log.Text.Split(words).Length - 1;

    public async ValueTask DisposeAsync()
    {
        if (holder is not null)
            await holder.DisposeAsync();
        line?.Restore();
        await wechat.DisposeAsync();
        if (line is not null)
            await line.DisposeAsync();
    }
}
