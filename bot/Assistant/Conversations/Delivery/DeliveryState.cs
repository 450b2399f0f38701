namespace ResidentAssistant.Assistant.Conversations;

/// <summary>How far a reply is on its way.</summary>
public enum DeliveryState
{
    Waiting,
    Delivered,

    /// <summary>Cannot be pushed now; goes with the answer to the resident's next contact.</summary>
    Deferred,

    /// <summary>Given up after the last attempt; staff see it in the console.</summary>
    Dead,
}
