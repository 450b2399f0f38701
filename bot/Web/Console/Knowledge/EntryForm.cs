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

    public EntryContent Content => new EntryContent(Topic, Question, Lines(AskedAs), Answer, Lines(Steps), Citations).Tidy();

    public void Fill(EntryContent content)
    {
        (Topic, Question, Answer, Citations) = (content.Topic, content.Question, content.Answer, content.Citations);
        (AskedAs, Steps) = (string.Join('\n', content.AskedAs), string.Join('\n', content.Steps));
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
