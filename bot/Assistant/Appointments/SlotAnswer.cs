namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What there is of what a resident wishes; told by <see cref="AppointmentTexts.Answer"/>. Another day is never given in silence.</summary>
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

    /// <summary>It was asked for a woman, or a man, and it is known who of those who come is one.</summary>
    public sealed record WomenOrMen(bool Women, IReadOnlyList<string> Names) : SlotAnswer;

    /// <summary>There are slots then, and all are booked.</summary>
    public sealed record Full(string When) : SlotAnswer;

    /// <summary>That lawyer is there then, and somebody else has booked it.</summary>
    public sealed record LawyerFull(string Lawyer, string When) : SlotAnswer;

    /// <summary>Other lawyers come on that day.</summary>
    public sealed record LawyerAway(string Lawyer, string When) : SlotAnswer;

    /// <summary>It is what the resident has booked already.</summary>
    public sealed record Same(AppointmentSlot Slot) : SlotAnswer;

    /// <summary>There are free times before or behind the one that is spoken of.</summary>
    /// <param name="Day">The day; or the days, when <paramref name="Times"/> is empty.</param>
    /// <param name="Later">They are later.</param>
    /// <param name="Times">The earliest first.</param>
    public sealed record Beyond(string Day, bool Later, IReadOnlyList<TimeOnly> Times) : SlotAnswer;

    /// <summary>There is none before or behind the time that is spoken of.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="Time">The time that is spoken of; null when another day was asked for.</param>
    /// <param name="Later">It was asked for a later one.</param>
    /// <param name="IsFull">There are such, and all are booked.</param>
    /// <param name="OtherDay">The nearest day in that direction with a free time; null when there is none.</param>
    public sealed record NoneBeyond(string Day, TimeOnly? Time, bool Later, bool IsFull, string? OtherDay) : SlotAnswer;

    /// <summary>The earliest and the latest time at which lawyers come.</summary>
    public sealed record Between(string? Day, TimeOnly First, TimeOnly Last) : SlotAnswer;

    /// <summary>It cannot be told which day is meant.</summary>
    public sealed record UnknownDay(string Day) : SlotAnswer;

    /// <summary>Lawyers come on other days.</summary>
    /// <param name="When">The day, week or month that was said.</param>
    /// <param name="Weekdays">The days on which they come: 周四; empty when it is one of them on which nobody comes.</param>
    public sealed record NobodyThen(string When, string Weekdays) : SlotAnswer;

    /// <summary>Lawyers come on that day, at other hours.</summary>
    /// <param name="Day">The day; null when none was said.</param>
    /// <param name="Hour">The hour that was said.</param>
    /// <param name="Times">The times of that day, the earliest first.</param>
    /// <param name="IsBetween">The hour lies between the first and the last of them.</param>
    /// <param name="Lawyer">The lawyer who was named; null when any will do.</param>
    public sealed record OutsideHours(string? Day, string Hour, IReadOnlyList<TimeOnly> Times, bool IsBetween, string? Lawyer) : SlotAnswer;

    /// <summary>The calendar does not go so far yet.</summary>
    /// <param name="When">The day, week or month that was said.</param>
    /// <param name="Last">The last day in it.</param>
    public sealed record NotYetOpen(string When, string Last) : SlotAnswer;

    /// <summary>That time is over.</summary>
    public sealed record Over(string When) : SlotAnswer;

    /// <summary>There is no such day in any calendar.</summary>
    public sealed record NoSuchDay(string Day) : SlotAnswer;
}
