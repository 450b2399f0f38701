namespace ResidentAssistant.Assistant.Legal;

/// <summary>A question that an office answers.</summary>
/// <param name="Matter">The words that name it: 低保, 停水.</param>
/// <param name="Asks">What is asked of it.</param>
internal sealed record OfficeQuestion(string Matter, OfficeAsk Asks);
