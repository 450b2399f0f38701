namespace ResidentAssistant.Assistant.Cases;

/// <summary>What came of an attempt.</summary>
/// <param name="Status">Of HTTP; null: there was no answer.</param>
/// <param name="Problem">
/// Null: it was taken. Else why not: <c>status</c> (no 2xx), <c>timeout</c>, <c>unreachable</c>, <c>private_address</c>, <c>https_required</c>,
/// <c>not_visible</c>, <c>expired</c>; at most <see cref="LongestProblem"/> letters.
/// </param>
public sealed record WebhookResult(int? Status, string? Problem)
{
    public const int LongestProblem = 32;

    /// <summary>The owner does not see the case any more.</summary>
    public const string NotVisible = "not_visible";

    /// <summary>A day went by while the target was away.</summary>
    public const string Expired = "expired";

    public bool IsDelivered => Problem is null;
}
