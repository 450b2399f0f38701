namespace ResidentAssistant.Assistant.Lectures;

/// <summary>A coming lecture as staff see it.</summary>
/// <param name="GivenUp">Seats of residents who have left their channel since, which are free again.</param>
public sealed record LectureView(LectureSession Session, int GivenUp);
