namespace ResidentAssistant.Assistant.Lectures;

/// <summary>What staff enter of a session; see <see cref="LectureSession"/>.</summary>
public sealed record SessionDraft(
    string SeriesKey, string Title, string Speaker, string Venue, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Seats)
{
    public DateTimeOffset? OpensAt { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public string Material { get; init; } = "";

    /// <summary>Why it cannot be kept, in Chinese; null: it can.</summary>
    public string? WhyNot() =>
        Title.Length is 0 or > LectureSession.TitleLimit ? $"请写题目，最多 {LectureSession.TitleLimit} 个字。"
        : Speaker.Length is 0 or > LectureSession.SpeakerLimit ? $"请写主讲人，最多 {LectureSession.SpeakerLimit} 个字。"
        : Venue.Length is 0 or > LectureSession.VenueLimit ? $"请写地点，最多 {LectureSession.VenueLimit} 个字。"
        : Material.Length > LectureSession.MaterialLimit ? $"课后材料最多 {LectureSession.MaterialLimit} 个字。"
        : EndsAt <= StartsAt || EndsAt - StartsAt > TimeSpan.FromHours(12) ? "结束要晚于开始，而且在同一天。"
        : Seats is < 1 or > LectureSession.SeatsAtMost ? $"座位要在 1 到 {LectureSession.SeatsAtMost} 之间。"
        : ClosesAt > StartsAt ? "报名截止不能晚于开讲。"
        : OpensAt >= (ClosesAt ?? StartsAt) ? "报名开始要早于截止。"
        : null;
}
