namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A place (地点) that counts until a time.</summary>
public sealed record ScannedPlace(string Place, DateTimeOffset Until)
{
    /// <summary>How long after a scan of a doorplate a complaint is about that place.</summary>
    public static readonly TimeSpan HereFor = TimeSpan.FromHours(2);
}
