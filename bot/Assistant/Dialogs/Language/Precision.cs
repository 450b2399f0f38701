namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>How exactly a day was said.</summary>
public enum Precision
{
    Day,

    /// <summary>Only the month: its first day stands for it.</summary>
    Month,

    /// <summary>Only the year: its first day stands for it.</summary>
    Year,
}
