using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Integrations.Terminal;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>A resident in a test: says things, and hears what the city answers.</summary>
public sealed class TestResident(TestCity city, string channel, string? address = null)
{
    private static int people;
    private readonly List<Activity> heard = [];
    private long seen;
    private int messages;

    public string Address { get; } = address ?? $"resident-{Interlocked.Increment(ref people)}";

    public Guid ConversationId { get; private set; }

    /// <summary>Everything the city said in answer to the last message, bubble by bubble.</summary>
    public IReadOnlyList<Activity> Heard => heard;

    /// <summary>The same as one text.</summary>
    public string LastWords => string.Join('\n', heard.Select(a => a.Text));

    public IReadOnlyList<string> Choices => heard.Count == 0 ? [] : [.. heard[^1].Choices.Select(c => c.Label)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<Receipt> Says(string text) => Sends(new InboundMessage.Text(channel, Address, $"m{++messages}", text));

    public Task<Receipt> SendsPhotos(string text, params Attachment[] photos) =>
        Sends(new InboundMessage.Photos(channel, Address, $"m{++messages}", photos, text));

    public Task<Receipt> SendsKind(MessageKind kind, string text = "") =>
        Sends(Script.MessageOf(new Step.Said(kind, text), channel, Address, $"m{++messages}"));

    /// <summary>Taps the choice with this label; fails when it was not offered.</summary>
    public Task<Receipt> Taps(string label)
    {
        Assert.Contains(label, Choices);
        return Says(label);
    }

    public async Task<Receipt> Sends(InboundMessage message)
    {
        var receipt = await city.Get<Inbox>().ReceiveAsync(message, Cancellation);
        ConversationId = receipt.ConversationId;
        await city.Get<TurnRunner>().RunAsync(receipt.ConversationId, Cancellation);
        await Listens();
        return receipt;
    }

    /// <summary>Looks for what the city said since, e.g. a reply of staff.</summary>
    public async Task Listens()
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        var news = await db.Activities.AsNoTracking().Where(a => a.ConversationId == ConversationId && a.Sequence > seen)
            .OrderBy(a => a.Sequence).ToListAsync(Cancellation);
        heard.Clear();
        heard.AddRange(news.Where(a => a.Speaker != Speaker.Resident));
        seen = news.Count > 0 ? news[^1].Sequence : seen;
    }

    public void Hears(string part) => Assert.Contains(part, LastWords, StringComparison.Ordinal);

    public void DoesNotHear(string part) => Assert.DoesNotContain(part, LastWords, StringComparison.Ordinal);
}
