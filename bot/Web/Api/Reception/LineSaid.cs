namespace ResidentAssistant.Web.Api.Reception;

/// <summary>A line that was said.</summary>
/// <param name="Sequence">Its number in the conversation.</param>
internal sealed record LineSaid(long Sequence);
