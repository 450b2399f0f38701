using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A text as a classifier reads it.</summary>
/// <param name="Parts">Plain (see <see cref="Repair.Plain"/>), e.g. a title and what follows it; a long part does not drown a short one.</param>
/// <param name="Asks">Whether it ends with a question mark.</param>
/// <param name="Marks">
/// What is known besides the words, a character each, e.g. what is open: 是的 means one thing at a summary and another after 取消吗. Each counts by itself and
/// together with each group of characters.
/// </param>
public sealed partial record ReadableText(IReadOnlyList<string> Parts, bool Asks = false, string Marks = "")
{
    /// <summary>A text with fewer characters beside long runs of letters and digits is read with them: it is English or pinyin.</summary>
    private const int FewestWords = 4;

    /// <summary>A message without what says nothing of its matter: telephone numbers, addresses of pages, pieces of code.</summary>
    public static ReadableText Of(string message, bool asks = false)
    {
        var plain = Repair.Plain(message);
        var words = LongRun().Replace(plain, "");
        return new ReadableText([words.Length >= FewestWords ? words : plain], asks);
    }

    [GeneratedRegex("[0-9a-z]{8,}|[a-z]{4,}", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LongRun();
}
