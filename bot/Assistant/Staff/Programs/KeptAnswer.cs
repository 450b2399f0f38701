namespace ResidentAssistant.Assistant.Staff;

/// <summary>What a call with an <c>Idempotency-Key</c> was answered, so that the same call again is answered alike and changes nothing.</summary>
public sealed class KeptAnswer
{
    private KeptAnswer()
    {
    }

    internal KeptAnswer(RepeatableCall call, DateTimeOffset now)
    {
        CallerId = call.CallerId;
        Key = call.Key;
        RequestHash = call.RequestHash;
        CreatedAt = now;
    }

    /// <inheritdoc cref="ProgramCaller.Id"/>
    public Guid CallerId { get; private set; }

    /// <inheritdoc cref="RepeatableCall.Key"/>
    public string Key { get; private set; } = "";

    /// <inheritdoc cref="RepeatableCall.RequestHash"/>
    public string RequestHash { get; private set; } = "";

    /// <summary>Of HTTP; 0 while the transaction that answers has not ended, which no other sees.</summary>
    public int Status { get; private set; }

    /// <summary>JSON as it was sent, sealed: it may hold what somebody wrote.</summary>
    public string Body { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    internal void Keep(CallAnswer answer) => (Status, Body) = (answer.Status, answer.Body);
}
