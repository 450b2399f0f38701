using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Handoff;

namespace ResidentAssistant.Web.Api.Reception;

/// <summary>Whether the lawyer can be asked, as it stands.</summary>
/// <param name="State">on, pause or off.</param>
/// <param name="Capacity">Residents at once.</param>
/// <param name="SeenAt">When the lawyer's program was there last; null: never.</param>
internal sealed record PresenceView(string State, int Capacity, DateTimeOffset? SeenAt)
{
    public static PresenceView Of(LawyerPresence? presence) => presence is null ? new("off", LawyerPresence.UsualCapacity, null)
        : new(
            presence.State switch { PresenceState.On => "on", PresenceState.Paused => "pause", _ => "off" }, presence.Capacity,
            CityTime.Local(presence.SeenAt));

    /// <returns>Null: no such state.</returns>
    public static PresenceState? Read(string? state) => state switch
    {
        "on" => PresenceState.On,
        "pause" => PresenceState.Paused,
        "off" => PresenceState.Off,
        _ => null,
    };
}
