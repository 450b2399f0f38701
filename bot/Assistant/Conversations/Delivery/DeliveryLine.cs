namespace ResidentAssistant.Assistant.Conversations;

/// <summary>A line to push.</summary>
/// <param name="EndsTurn">The last line of an answer: only its choices count.</param>
/// <param name="Sent">UTF-16 units of it, as the channel writes it, that the resident has already.</param>
/// <param name="Unsure">An earlier attempt may have arrived.</param>
public sealed record DeliveryLine(Activity Activity, bool EndsTurn, int Sent, bool Unsure = false);
