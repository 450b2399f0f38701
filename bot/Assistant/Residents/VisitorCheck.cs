namespace ResidentAssistant.Assistant.Residents;

/// <summary>Whether a pass is believed.</summary>
public abstract record VisitorCheck
{
    private VisitorCheck()
    {
    }

    /// <param name="Next">What the browser should show from now on; the same pass while that is young.</param>
    public sealed record Known(VisitorPass Next) : VisitorCheck;

    /// <summary>Too old, or taken away from everybody who held it.</summary>
    public sealed record Ended : VisitorCheck;

    /// <summary>An older pass than one that was shown before: two browsers hold it, and nobody can tell which is the resident's.</summary>
    public sealed record Copied : VisitorCheck;
}
