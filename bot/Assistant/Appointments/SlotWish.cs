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
    /// <summary>Any lawyer but the one who was chosen: 换个律师.</summary>
    public bool AnotherLawyer { get; init; }

    /// <summary>It was asked for a woman (true) or a man (false): 有没有女律师.</summary>
    public bool? AsksWoman { get; init; }

    /// <summary>-1 of 早一点的, 1 of 晚一点的, 0 when neither was said.</summary>
    public int Order { get; init; }

    /// <summary>It is another day that should be earlier or later, and not the hour: 早几天.</summary>
    public bool OfDays { get; init; }

    /// <summary>Minutes from the hour that is spoken of: 30 of 晚半个小时.</summary>
    public int? Minutes { get; init; }

    /// <summary>It was put as a question (周五不行吗): where the answer is no, what was chosen stays.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Nothing else was said.</summary>
    public bool IsAll => Others == 0;
}
