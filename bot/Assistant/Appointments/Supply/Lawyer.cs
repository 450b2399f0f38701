namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A volunteer lawyer whose account is in use.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">As residents read it.</param>
/// <param name="Profile">Null: nothing is known but the name.</param>
public sealed record Lawyer(Guid Id, string Name, LawyerProfile? Profile);
