using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A module that can answer what a resident wants to see somebody about, so that nobody comes for what can be told at once.</summary>
public interface IAnswerMatter
{
    /// <param name="turn">The turn.</param>
    /// <param name="matter">In the resident's words.</param>
    /// <returns>Null: it is not sure, or the same was answered in this conversation before.</returns>
    Task<KnownAnswer?> FindAsync(Turn turn, string matter);
}
