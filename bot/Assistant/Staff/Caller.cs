namespace ResidentAssistant.Assistant.Staff;

/// <summary>Where a password is typed.</summary>
/// <param name="Address">As limits count it; never stored.</param>
/// <param name="Devices">What the browser can prove.</param>
public sealed record Caller(string Address, IReadOnlyList<KnownDevice> Devices);
