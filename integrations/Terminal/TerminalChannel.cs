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
    private Guid conversation;
    private long shown;

    private string LastWords => string.Join('\n', heard.Select(line => line.Text));

    /// <summary>Talks until the input ends.</summary>
    public async Task TalkAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        await HearAsync(new Step.Said(MessageKind.Joined, ""), output, cancellation);
        while (true)
        {
            await output.WriteAsync("> ");
            await output.FlushAsync(cancellation);
            if (await input.ReadLineAsync(cancellation) is not { } line)
                return;
            if (line.Trim().Length > 0)
                await HearAsync(new Step.Said(MessageKind.Text, line), output, cancellation);
        }
    }

    /// <summary>Plays a script as one resident and writes both sides.</summary>
    /// <param name="script">What is said and what must be heard.</param>
    /// <param name="city">A city of the script's own, where photos are stored and time passes; null: one that others use, where neither is done.</param>
    /// <param name="output">The transcript.</param>
    /// <param name="cancellation">Stops the play.</param>
    /// <returns>What the script expects and the assistant did not say, line by line; none when all is as it should be.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(IReadOnlyList<Step> script, ScriptCity? city, TextWriter output, CancellationToken cancellation)
    {
        var missed = new List<string>();
        foreach (var step in script)
        {
            switch (step)
            {
                case Step.Said(MessageKind.Photo, _) when city is null:
                    await output.WriteLineAsync("（照片只在剧本自己的城市里发，跳过。）");
                    break;
                case Step.Said(var kind, var text) said:
                    await output.WriteLineAsync($"居民：{(kind == MessageKind.Text ? text : $"[{Script.NameOf(kind)}] {text}")}");
                    await HearAsync(said, output, cancellation, kind == MessageKind.Photo ? [await city!.PhotoAsync(address, cancellation)] : []);
                    break;
                case Step.Heard(var part, var wanted) when LastWords.Contains(part, StringComparison.Ordinal) != wanted:
                    missed.Add(wanted ? $"没有听到：{part}" : $"不该听到：{part}");
                    await output.WriteLineAsync($"  ✗ {missed[^1]}");
                    break;
                case Step.Offered(var labels) when heard.Count == 0 || !heard[^1].Choices.Select(choice => choice.Label).SequenceEqual(labels):
                    missed.Add($"选项不是：{string.Join('、', labels)}");
                    await output.WriteLineAsync($"  ✗ {missed[^1]}");
                    break;
                case Step.Passed when city is null:
                    await output.WriteLineAsync("（时间只在剧本自己的城市里过，这里不等。）");
                    break;
                case Step.Passed(var time):
                    await output.WriteLineAsync("（过了一段时间。）");
                    await city.PassAsync(time, cancellation);
                    await ListenAsync(output, cancellation);
                    break;
            }
        }

        return missed;
    }

    private async Task HearAsync(Step.Said said, TextWriter output, CancellationToken cancellation, params Attachment[] photos)
    {
        var message = Script.MessageOf(said, Channel, address, Guid.NewGuid().ToString("N"), photos);
        conversation = (await inbox.ReceiveAsync(message, cancellation)).ConversationId;
        await turns.RunAsync(conversation, cancellation);
        await ListenAsync(output, cancellation);
    }

    /// <summary>Writes what was said since, also unasked.</summary>
    private async Task ListenAsync(TextWriter output, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var news = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == conversation && a.Sequence > shown).OrderBy(a => a.Sequence).ToListAsync(cancellation);
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
