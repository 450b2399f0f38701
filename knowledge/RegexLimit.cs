namespace ResidentAssistant.Knowledge;

/// <summary>
/// How long one match of a pattern may take. Patterns here are written to be linear; where one is not after all, the match ends
/// with a <see cref="System.Text.RegularExpressions.RegexMatchTimeoutException"/> and harms nobody but who wrote the text.
/// </summary>
public static class RegexLimit
{
    /// <summary>Milliseconds; far more than any pattern needs for the longest text, so that a busy machine is no fault of the text.</summary>
    public const int Milliseconds = 1000;
}
