using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Something in the figures that somebody should look at.</summary>
/// <param name="Code">One of the codes below.</param>
/// <param name="Cases">How many cases it is about.</param>
public sealed record CaseFlag(string Code, int Cases)
{
    /// <summary>The same words of staff answer three cases or more.</summary>
    public const string CopiedAnswer = "copied_answer";

    /// <summary>Answered in the last hour before the deadline.</summary>
    public const string LastHour = "answered_in_last_hour";

    /// <summary>Answered, and opened again by the resident's word.</summary>
    public const string NotSolved = "not_solved_after_answer";

    /// <summary>Ended although the resident's last word was that it is not solved.</summary>
    public const string AgainstTheWord = "closed_against_word";

    /// <summary>The same photo stands in another case too.</summary>
    public const string ReusedPhoto = "reused_photo";

    /// <summary>Numbers of these cases, at most <see cref="ReadFigures.MostNumbers"/>; for staff alone.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Numbers { get; init; } = [];
}
