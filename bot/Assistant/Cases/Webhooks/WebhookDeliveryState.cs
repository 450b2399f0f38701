namespace ResidentAssistant.Assistant.Cases;

/// <summary>How far a delivery is.</summary>
public enum WebhookDeliveryState
{
    /// <summary>Not taken yet, and tried again.</summary>
    Waiting,

    /// <summary>The target answered 2xx.</summary>
    Delivered,

    /// <summary>Given up.</summary>
    Failed,
}
