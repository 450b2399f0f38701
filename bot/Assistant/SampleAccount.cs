namespace ResidentAssistant.Assistant;

/// <summary>An account of the sample city, with the password that is shown once.</summary>
public sealed record SampleAccount(string Role, string Email, string Password);
