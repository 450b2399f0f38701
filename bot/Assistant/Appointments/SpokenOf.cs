namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What has been spoken of already while an appointment is made.</summary>
/// <param name="Day">An hour without a day is meant on it.</param>
/// <param name="Hours">A lawyer without an hour is meant then.</param>
/// <param name="Lawyer">Who was chosen, and is kept where that is possible.</param>
/// <param name="Chosen">A slot was chosen: who moves it to another day wants the same hour where that is possible.</param>
/// <param name="Field">What it is about: of two lawyers at the same time one who works in it is meant.</param>
public sealed record SpokenOf(DateOnly? Day, SaidHours? Hours, string? Lawyer, bool Chosen, LegalField? Field = null);
