namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// That a target is to be told of an event (推送), written in the transaction of the event: so it is told of all that happened and of nothing else.
/// It holds nothing of the case itself, which is read when it is sent: who may not see it any more by then is not told.
/// </summary>
public sealed class WebhookDelivery
{
    private WebhookDelivery()
    {
    }

    internal WebhookDelivery(Guid webhookId, CaseEvent happened, string name)
    {
        Id = Guid.CreateVersion7(happened.At);
        (WebhookId, CaseId, Sequence, Event, At) = (webhookId, happened.CaseId, happened.Sequence, name, happened.At);
        NextAt = happened.At;
    }

    /// <summary>Told with it: whoever gets the same twice knows it by this.</summary>
    public Guid Id { get; private set; }

    public Guid WebhookId { get; private set; }

    public Guid CaseId { get; private set; }

    /// <inheritdoc cref="CaseEvent.Sequence"/>
    public int Sequence { get; private set; }

    /// <inheritdoc cref="WebhookEvents"/>
    public string Event { get; private set; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; private set; }

    public WebhookDeliveryState State { get; private set; }

    /// <summary>How often it was begun. This number decides between two nodes: each takes it from the one it has read to the next.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it is tried next, or, while a node is at it, when another may take it; null: not any more.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>What the target answered last, of HTTP; null: nothing.</summary>
    public int? Status { get; private set; }

    /// <inheritdoc cref="WebhookResult.Problem"/>
    public string? Problem { get; private set; }

    /// <summary>When the last attempt ended; null: none has.</summary>
    public DateTimeOffset? TriedAt { get; private set; }
}
