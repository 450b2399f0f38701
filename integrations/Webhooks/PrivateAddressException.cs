namespace ResidentAssistant.Integrations.Webhooks;

/// <summary>A target leads to this machine or into the house, where nobody outside may send us.</summary>
internal sealed class PrivateAddressException() : IOException("The target is no public address.");
