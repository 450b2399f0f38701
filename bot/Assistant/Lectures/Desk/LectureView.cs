namespace ResidentAssistant.Assistant.Lectures;

/// <summary>A lecture as staff see it.</summary>
/// <param name="GivenUp">Seats of residents who have left their channel since, which are free again.</param>
/// <param name="Waiting">Registrations that wait for seats.</param>
/// <param name="Came">People who came.</param>
public sealed record LectureView(LectureSession Session, int GivenUp, int Waiting, int Came);
