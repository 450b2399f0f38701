namespace ResidentAssistant.Assistant.Legal;

/// <param name="Where">File or row.</param>
/// <param name="Why">In Chinese, one sentence.</param>
public sealed record RefusedEntry(string Where, string Why);
