namespace ResidentAssistant.Assistant.Staff;

/// <summary>A browser an account was signed in on before.</summary>
/// <param name="Id">Another one after each sign-in.</param>
/// <param name="Mark">Of the account's password: with another password it is a stranger again.</param>
public sealed record KnownDevice(Guid StaffId, string Id, string Mark);
