namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Places in the waiting list that were taken in a month, by what became of them.</summary>
/// <param name="All">How many.</param>
/// <param name="Taken">Got a time.</param>
/// <param name="Lapsed">Did not answer the offer in time.</param>
/// <param name="Left">Did not want to wait any more.</param>
/// <param name="Open">Still wait, or are being offered a time.</param>
public sealed record WaitingFigures(int All, int Taken, int Lapsed, int Left, int Open);
