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

    public Task<DeliveryResult> SendAsync(string channel, string address, Activity activity, CancellationToken cancellation)
    {
        Sent.Enqueue(activity.Id);
        return Answer(activity);
    }
}
