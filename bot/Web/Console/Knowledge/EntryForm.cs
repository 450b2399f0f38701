using System.Text.Json;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The fields of the editor; lists are one item on each line.</summary>
internal sealed class EntryForm
{
    public string Topic { get; set; } = "";
    public string Question { get; set; } = "";
    public string AskedAs { get; set; } = "";
    public string Answer { get; set; } = "";
    public string Steps { get; set; } = "";
    public IReadOnlyList<Citation> Citations { get; set; } = [];

    /// <summary>The citations as the browser keeps them; what cannot be read changes nothing.</summary>
    public string CitationsKept
    {
        get => JsonSerializer.Serialize(Citations, ModelConventions.Json);
        set
        {
            try
            {
                Citations = JsonSerializer.Deserialize<IReadOnlyList<Citation>>(value, ModelConventions.Json) ?? Citations;
            }
            catch (JsonException)
            {
                // Kept by another version of the console.
            }
        }
    }

    public EntryContent Content => new EntryContent(Topic, Question, Lines(AskedAs), Answer, Lines(Steps), Citations).Tidy();

    public void Fill(EntryContent content)
    {
        (Topic, Question, Answer, Citations) = (content.Topic, content.Question, content.Answer, content.Citations);
        (AskedAs, Steps) = (string.Join('\n', content.AskedAs), string.Join('\n', content.Steps));
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
