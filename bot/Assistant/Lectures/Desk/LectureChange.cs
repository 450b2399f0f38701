namespace ResidentAssistant.Assistant.Lectures;

/// <summary>How a change of lectures by staff ended.</summary>
public abstract record LectureChange
{
    private LectureChange()
    {
    }

    /// <param name="Id">The session; empty when it is a series.</param>
    /// <param name="Told">Residents who are told.</param>
    public sealed record Done(Guid Id, int Told) : LectureChange;

    /// <param name="Why">In Chinese, for whoever asked.</param>
    public sealed record Refused(string Why) : LectureChange;
}
