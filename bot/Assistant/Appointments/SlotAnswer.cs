namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What there is of what a resident wishes; told by <see cref="AppointmentTexts.Answer"/>. She never gets another day in silence.</summary>
public abstract record SlotAnswer
{
    private SlotAnswer()
    {
    }

    /// <summary>This one, which is free.</summary>
    public sealed record Fits(AppointmentSlot Slot) : SlotAnswer;

    /// <summary>It was asked whether there are any then, and there are.</summary>
    public sealed record Free(string When) : SlotAnswer;

    /// <summary>It was asked who comes.</summary>
    public sealed record Lawyers(IReadOnlyList<string> Names) : SlotAnswer;

    /// <summary>There are slots then, and all are booked.</summary>
    public sealed record Full(string When) : SlotAnswer;

    /// <summary>Lawyers come on other days.</summary>
    /// <param name="When">The day, week or month that was said.</param>
    /// <param name="Weekdays">The days on which they come: 周四.</param>
    public sealed record NobodyThen(string When, string Weekdays) : SlotAnswer;

    /// <summary>Lawyers come on that day, at other hours.</summary>
    /// <param name="Day">The day; null when none was said.</param>
    /// <param name="Hour">The hour that was said.</param>
    /// <param name="Times">The times of that day, the earliest first.</param>
    /// <param name="Between">The hour lies between the first and the last of them.</param>
    public sealed record OutsideHours(string? Day, string Hour, IReadOnlyList<TimeOnly> Times, bool Between) : SlotAnswer;

    /// <summary>The calendar does not go so far yet.</summary>
    /// <param name="When">The day, week or month that was said.</param>
    /// <param name="Last">The last day in it.</param>
    public sealed record NotYetOpen(string When, string Last) : SlotAnswer;

    /// <summary>That time is over.</summary>
    public sealed record Over(string When) : SlotAnswer;

    /// <summary>There is no such day in any calendar.</summary>
    public sealed record NoSuchDay(string Day) : SlotAnswer;
}
