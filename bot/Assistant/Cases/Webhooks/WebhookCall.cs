using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>A delivery that is to be tried now.</summary>
/// <param name="Delivery">As it was taken.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secret">Signs it.</param>
/// <param name="Case">As it stands now.</param>
/// <param name="Territory">Names its units.</param>
/// <param name="Merged">Cases that are repaired with it.</param>
public sealed record WebhookCall(WebhookDelivery Delivery, int Attempt, Uri Url, string Secret, Case Case, Territory Territory, int Merged);
