namespace ResidentAssistant.Assistant.Staff;

/// <summary>Who tries a password.</summary>
/// <param name="Account">The account with the mark of its password, or the name that was typed where there is no such account.</param>
/// <param name="Address">A household's: all of an IPv4 address, half of an IPv6 address.</param>
/// <param name="Device">A device the account was signed in on before; null for a stranger.</param>
internal sealed record Guesser(string Account, string Address, string? Device);
