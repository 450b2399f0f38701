using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Which slot a resident means.</summary>
/// <param name="Time">When; null when only a lawyer was named, or something was asked.</param>
/// <param name="Lawyer">A lawyer who was named.</param>
/// <param name="Asks">It is a question what there is (有没有上午的), and chooses nothing.</param>
/// <param name="AsksWho">It is a question which lawyers there are: 有没有女律师.</param>
/// <param name="Others">Letters of what else was said.</param>
public sealed record SlotWish(ComingTime? Time, string? Lawyer, bool Asks, bool AsksWho, int Others)
{
    /// <summary>Nothing else was said.</summary>
    public bool IsAll => Others == 0;
}
