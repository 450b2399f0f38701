using ResidentAssistant.Assistant.Safety;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What was asked of somebody in danger.</summary>
/// <param name="ActivityId">The line that spoke of danger.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Child">A child wrote.</param>
/// <param name="Hurt">See <see cref="Danger.Hurt"/>.</param>
/// <param name="AsksWhere">The next words may be the place.</param>
/// <param name="Until">After this time they are not.</param>
/// <param name="KnownUntil">Until then 他又来了 means the same danger.</param>
public sealed record DangerTalk(
    Guid ActivityId, DangerKind Kind, bool Child, bool Hurt, bool AsksWhere, DateTimeOffset Until, DateTimeOffset KnownUntil);
