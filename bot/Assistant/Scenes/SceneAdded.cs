namespace ResidentAssistant.Assistant.Scenes;

/// <summary>How the creation of a scene ended.</summary>
public abstract record SceneAdded
{
    private SceneAdded()
    {
    }

    public sealed record Done(Scene Scene) : SceneAdded;

    /// <param name="Why">One sentence in Chinese.</param>
    public sealed record Refused(string Why) : SceneAdded;
}
