namespace ResidentAssistant.Assistant.Lectures;

/// <summary>A session with who signed up for it, in that order.</summary>
public sealed record LectureFile(LectureSession Session, IReadOnlyList<Registration> Registrations)
{
    /// <summary>People who came.</summary>
    public int Came => Registrations.Where(one => one.State == RegistrationState.CheckedIn).Sum(one => one.People);
}
