namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A question that waits for its answer.</summary>
internal sealed record Asked(PendingQuestion Pending, AskedQuestion Question)
{
    public OpenPoint Point => new(Question.Like ?? Question.Name, OpenPoint.Question);
}
