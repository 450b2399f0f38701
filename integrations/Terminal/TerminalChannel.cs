using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.Terminal;

/// <summary>The assistant in a terminal: lines in, lines out; choices are numbered and can be answered by number.</summary>
public sealed class TerminalChannel(Inbox inbox, TurnRunner turns, Transactions transactions)
{
    public const string Channel = "terminal";
    private readonly string address = Guid.NewGuid().ToString("N");
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

    /// <summary>Plays lines as one resident and writes both sides; empty lines and lines that begin with # are passed over.</summary>
    public async Task PlayAsync(IAsyncEnumerable<string> lines, TextWriter output, CancellationToken cancellation)
    {
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            if (line.Trim().Length == 0 || line.StartsWith('#'))
                continue;
            await output.WriteLineAsync($"居民：{line}");
            await HearAsync(line, MessageKind.Text, output, cancellation);
        }
    }

    private async Task HearAsync(string line, MessageKind kind, TextWriter output, CancellationToken cancellation)
    {
        var receipt = await inbox.ReceiveAsync(new InboundMessage(Channel, address, Guid.NewGuid().ToString("N"), line) { Kind = kind }, cancellation);
        await turns.RunAsync(receipt.ConversationId, cancellation);
        await using var db = await transactions.ReadAsync(cancellation);
        var news = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == receipt.ConversationId && a.Sequence > shown).OrderBy(a => a.Sequence).ToListAsync(cancellation);
        foreach (var reply in news)
        {
            shown = reply.Sequence;
            if (reply.Speaker == Speaker.Resident)
                continue;
            await output.WriteLineAsync($"{reply.SpeakerName ?? "助手"}：{reply.Text}");
            for (var i = 0; i < reply.Choices.Count; i++)
                await output.WriteLineAsync($"  {i + 1} {reply.Choices[i].Label}");
        }
    }
}
