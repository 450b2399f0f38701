using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What an event says beyond who, when and in which words; nothing personal, since it is stored in the clear. What does not apply is null.</summary>
public sealed record CaseFacts
{
    /// <summary>Nothing beyond who, when and in which words.</summary>
    public static CaseFacts None { get; } = new();

    /// <summary>The unit that has the case from here on.</summary>
    public Guid? Unit { get; init; }

    /// <summary>All units that a whistle calls.</summary>
    public IReadOnlyList<Guid>? Units { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public CaseCategory? Category { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public CaseCategory? CategoryBefore { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public CaseUrgency? Urgency { get; init; }
    public bool? Confidential { get; init; }

    /// <summary>The date to which it is put off.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Working days of an extension.</summary>
    public int? Days { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public Solved? Solved { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public Rating? Rating { get; init; }

    /// <summary>The case it was merged into.</summary>
    public Guid? Into { get; init; }

    /// <summary>The step that was warned of or missed.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter))]
    public CaseStep? Step { get; init; }

    /// <summary>What is due from here on; null: as before.</summary>
    public CaseDue? Due { get; init; }

    /// <summary>Nothing is due any more.</summary>
    public bool? NothingDue { get; init; }

    /// <summary>By when the resident must be answered, from here on.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>Working minutes left when the clock stopped, since the resident was asked something.</summary>
    public int? PausedWith { get; init; }

    /// <summary>The clock runs again.</summary>
    public bool? Runs { get; init; }

    /// <summary>A second return whistled; no street has named units yet.</summary>
    public bool? ByItself { get; init; }
}
