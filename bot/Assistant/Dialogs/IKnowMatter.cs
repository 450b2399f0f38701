using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A module that knows what a resident was busy with, so that nobody has to tell it twice; of several the latest is meant.</summary>
public interface IKnowMatter
{
    /// <returns>Null: nothing that may be meant.</returns>
    Task<KnownMatter?> FindAsync(Turn turn);
}
