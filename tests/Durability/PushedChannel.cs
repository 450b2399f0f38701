using System.Collections.Concurrent;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Tests.Durability;

/// <summary>A channel that pushes, for a test to look into; answers what it is told to.</summary>
internal sealed class PushedChannel(TimeSpan patience = default) : IPushChannel
{
    public const string Name = "push";

    /// <summary>Everything that was sent, whatever became of it.</summary>
    public ConcurrentQueue<Guid> Sent { get; } = [];

    public Func<Activity, Task<DeliveryResult>> Answer { get; set; } = _ => Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered());

    public TimeSpan Patience => patience;

    public bool Serves(string channel) => channel == Name;

    public async Task<DeliveryReport> SendAsync(DeliveryBatch push, CancellationToken cancellation)
    {
        var sent = push.Lines.Select(line => line.Sent).ToList();
        for (var i = 0; i < sent.Count; i++)
        {
            Sent.Enqueue(push.Lines[i].Activity.Id);
            var result = await Answer(push.Lines[i].Activity);
            if (result is not DeliveryResult.Delivered)
                return new DeliveryReport(result, sent) { Messages = i };
            sent[i] = DeliveryReport.Whole;
        }

        return new DeliveryReport(new DeliveryResult.Delivered(), sent) { Messages = sent.Count };
    }
}
