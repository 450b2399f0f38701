using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A form somebody began: its typed draft as JSON, with the version of the form that wrote it.</summary>
public sealed class OpenForm
{
    /// <summary>More lines of one form are nobody's story; they are not noted.</summary>
    private const int LinesNoted = 500;

    public required string Form { get; init; }
    public int Version { get; set; }
    public JsonElement Draft { get; set; }

    /// <summary>The slot that was asked last; empty at the summary.</summary>
    public string? Asking { get; set; }

    /// <summary>Slots the resident chose to leave empty.</summary>
    public List<string> Skipped { get; init; } = [];

    /// <summary>Answers in a row that were not understood.</summary>
    public int Misses { get; set; }

    /// <summary>Something said at the summary of which it was asked whether it belongs to this draft.</summary>
    [JsonPropertyName("doubt")]
    public string? PendingClarification { get; set; }

    /// <summary>The line in which <see cref="PendingClarification"/> was said.</summary>
    [JsonPropertyName("doubtLine")]
    public long? PendingClarificationLine { get; set; }

    /// <summary>Numbers of the resident's lines that it took.</summary>
    public List<long> Lines { get; init; } = [];

    /// <summary>When something was last put into it, or it was put aside.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>It is settled where the text belongs.</summary>
    internal void ForgetClarification() => (PendingClarification, PendingClarificationLine) = (null, null);

    internal void Take(long line)
    {
        if (Lines.Count < LinesNoted && !Lines.Contains(line))
            Lines.Add(line);
    }
}
