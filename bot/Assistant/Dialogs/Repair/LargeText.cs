using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>大字版, for residents who read slowly: a sentence a line, and at most three choices at once.</summary>
internal static partial class LargeText
{
    private const int ChoicesAtOnce = 3;

    /// <summary>What is shown, and the choices that wait behind 看别的; shown ones follow them there, so that it goes round.</summary>
    public static (string Text, IReadOnlyList<Choice> Choices, IReadOnlyList<Choice> HeldBack) Of(string text, IReadOnlyList<Choice> choices)
    {
        var lines = SentenceEnd().Replace(text, "$0\n").TrimEnd();
        if (choices.Count <= ChoicesAtOnce)
            return (lines, choices, []);
        var shown = choices.Take(ChoicesAtOnce - 1).ToList();
        return (lines, [.. shown, DialogTexts.MoreChoice], [.. choices.Skip(shown.Count), .. shown]);
    }

    /// <summary>Goes with the reply that switches, for channels that can show text larger, as an activity of the Bot Framework.</summary>
    public static string Notice(bool on) => on ? """{"type":"message","channelData":{"largeText":true}}""" : """{"type":"message","channelData":{"largeText":false}}""";

    /// <summary>The end of a sentence that more follows on the same line; not within quotation marks or brackets.</summary>
    [GeneratedRegex("[。？！](?![”’）》」\n]|$)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SentenceEnd();
}
