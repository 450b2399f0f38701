namespace ResidentAssistant.Assistant.Legal;

/// <summary>A language model that says an answer in other words. What it says is checked before anybody reads it (<see cref="CheckWording"/>).</summary>
public interface IRephraser
{
    /// <summary>How long it is waited for.</summary>
    TimeSpan Timeout { get; }

    /// <param name="question">As the resident asks, without what tells who somebody is.</param>
    /// <param name="answer">The answer as it is written.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    Task<ModelReply> RephraseAsync(string question, string answer, CancellationToken cancellation);
}
