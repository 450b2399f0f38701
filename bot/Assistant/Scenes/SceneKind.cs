namespace ResidentAssistant.Assistant.Scenes;

/// <summary>What a QR code stands for.</summary>
public enum SceneKind
{
    /// <summary>A counter or a notice board of a unit (单位): its name greets.</summary>
    Unit,

    /// <summary>A doorplate (门牌): what is reported after the scan is about this place.</summary>
    Doorplate,

    /// <summary>A poster of a campaign (活动): the scan begins what it is about.</summary>
    Campaign,
}
