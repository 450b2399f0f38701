using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.Terminal;

/// <summary>The assistant in a terminal: lines in, lines out; choices are numbered and can be answered by number.</summary>
public sealed class TerminalChannel(Inbox inbox, TurnRunner turns, Transactions transactions)
{
    public const string Channel = "terminal";
    private readonly string address = Guid.NewGuid().ToString("N");
    private readonly List<Activity> heard = [];
    private long shown;

    /// <summary>Talks until the input ends.</summary>
    public async Task TalkAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        await HearAsync("", MessageKind.Joined, output, cancellation);
        while (true)
        {
            await output.WriteAsync("> ");
            await output.FlushAsync(cancellation);
            if (await input.ReadLineAsync(cancellation) is not { } line)
                return;
            if (line.Trim().Length > 0)
                await HearAsync(line, MessageKind.Text, output, cancellation);
        }
    }

    /// <summary>Plays a script as one resident and writes both sides.</summary>
    /// <returns>What the script expects and the assistant did not say, line by line; none when all is as it should be.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(IReadOnlyList<Step> script, TextWriter output, CancellationToken cancellation)
    {
        var missed = new List<string>();
        foreach (var step in script)
        {
            switch (step)
            {
                case Step.Said(MessageKind.Photo, _):
                    await output.WriteLineAsync("（照片在终端里发不了，跳过。）");
                    break;
                case Step.Said(var kind, var text):
                    await output.WriteLineAsync($"居民：{(kind == MessageKind.Text ? text : $"[{kind}] {text}")}");
                    await HearAsync(text, kind, output, cancellation);
                    break;
                case Step.Heard(var part, var wanted) when heard.Exists(line => line.Text.Contains(part, StringComparison.Ordinal)) != wanted:
                    missed.Add(wanted ? $"没有听到：{part}" : $"不该听到：{part}");
                    await output.WriteLineAsync($"  ✗ {missed[^1]}");
                    break;
                case Step.Offered(var labels) when heard.Count == 0 || !heard[^1].Choices.Select(choice => choice.Label).SequenceEqual(labels):
                    missed.Add($"选项不是：{string.Join('、', labels)}");
                    await output.WriteLineAsync($"  ✗ {missed[^1]}");
                    break;
                case Step.Passed:
                    await output.WriteLineAsync("（剧本里过了一段时间，终端里不等。）");
                    break;
            }
        }

        return missed;
    }

    private async Task HearAsync(string line, MessageKind kind, TextWriter output, CancellationToken cancellation)
    {
        var receipt = await inbox.ReceiveAsync(new InboundMessage(Channel, address, Guid.NewGuid().ToString("N"), line) { Kind = kind }, cancellation);
        await turns.RunAsync(receipt.ConversationId, cancellation);
        await using var db = await transactions.ReadAsync(cancellation);
        var news = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == receipt.ConversationId && a.Sequence > shown).OrderBy(a => a.Sequence).ToListAsync(cancellation);
        heard.Clear();
        foreach (var reply in news)
        {
            shown = reply.Sequence;
            if (reply.Speaker == Speaker.Resident)
                continue;
            heard.Add(reply);
            await output.WriteLineAsync($"{reply.SpeakerName ?? "助手"}：{reply.Text}");
            foreach (var call in reply.Choices.Where(choice => choice.Number is not null))
                await output.WriteLineAsync($"  ☎ {call.Label}");
            foreach (var (i, choice) in reply.Choices.Where(choice => choice.Number is null).Index())
                await output.WriteLineAsync($"  {i + 1} {choice.Label}");
        }
    }
}
