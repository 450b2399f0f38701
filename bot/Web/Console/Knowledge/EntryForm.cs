using System.Text.Json;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The fields of the editor; lists are one item on each line.</summary>
internal sealed class EntryForm
{
    public string Topic { get; set; } = "";
    public string Question { get; set; } = "";
    public string AskedAs { get; set; } = "";
    public string Answer { get; set; } = "";
    public string Steps { get; set; } = "";

    /// <summary>Texts by facet, always all of them.</summary>
    public Dictionary<AnswerFacet, string> Facets { get; } = AnswerFacets.All.ToDictionary(known => known.Facet, _ => "");

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

    public EntryContent Content => new EntryContent(Topic, Question, Lines(AskedAs), Answer, Lines(Steps), Citations) { Facets = Facets }.Tidy();

    public void Fill(EntryContent content)
    {
        (Topic, Question, Answer, Citations) = (content.Topic, content.Question, content.Answer, content.Citations);
        (AskedAs, Steps) = (string.Join('\n', content.AskedAs), string.Join('\n', content.Steps));
        foreach (var (facet, _, _) in AnswerFacets.All)
            Facets[facet] = content.Facets.Of(facet);
    }

    /// <summary>What is to be written into the field of a facet.</summary>
    public static string Hint(AnswerFacet facet) => facet switch
    {
        AnswerFacet.Otherwise => "一个问题加一句结论：签合同了吗？没签的，……",
        AnswerFacet.Evidence => "一行一样",
        AnswerFacet.Deadline => "几天、几年之内要做，从哪天算起",
        AnswerFacet.Where => "哪个机构、哪个窗口",
        AnswerFacet.Duration => "一般多久有结果",
        AnswerFacet.Cost => "收不收费，谁出",
        AnswerFacet.Refused => "对方不理、不给、不来怎么办",
    };

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
