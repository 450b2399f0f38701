using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A lawyer's month in the reception (志愿台账).</summary>
/// <param name="LawyerId">The account.</param>
/// <param name="Name">Of the lawyer.</param>
/// <param name="Firm">Law firm or office; may be empty.</param>
/// <param name="Duty">Hours on duty that were arranged, as far as they have passed.</param>
/// <param name="Served">Conversations that were held and given away or ended.</param>
/// <param name="Talk">Time in which at least one conversation was held.</param>
/// <param name="Results">What came of them, as the lawyer said.</param>
/// <param name="Solved">Residents who said that it helped.</param>
/// <param name="Partly">Who said that it helped in part.</param>
/// <param name="Unsolved">Who said that it did not.</param>
public sealed record ReceptionMonthLine(
    Guid LawyerId, string Name, string Firm, TimeSpan Duty, int Served, TimeSpan Talk, IReadOnlyDictionary<BookingResult, int> Results,
    int Solved, int Partly, int Unsolved);
