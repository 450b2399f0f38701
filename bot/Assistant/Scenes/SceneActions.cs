using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Scenes;

/// <summary>What staff do with QR codes.</summary>
public static class SceneActions
{
    public const string ManageName = "scenes";

    /// <summary>See and add codes.</summary>
    public static StaffAction Manage { get; } = new(
        ManageName,
        new Grant(StaffRole.StreetDispatcher, Reach.Unit),
        new Grant(StaffRole.Administrator, Reach.City));
}
