namespace ResidentAssistant.Knowledge;

/// <summary>
/// Keeps answered questions unreadable in the files of an index: residents asked them, and the files are plain. Their words
/// are indexed as keyed hashes, which is enough to find questions alike, and their text is stored sealed.
/// </summary>
/// <param name="Name">Names the key without telling it; an index written with another one is deleted on opening.</param>
/// <param name="Seal">Encrypts a text.</param>
/// <param name="Open">Opens what <paramref name="Seal"/> made.</param>
/// <param name="Word">Keyed hash of a word: up to 100 ASCII letters and digits, equal for equal words.</param>
public sealed record QuestionSeal(string Name, Func<string, string> Seal, Func<string, string> Open, Func<string, string> Word)
{
    /// <summary>Questions that everybody may read.</summary>
    public static readonly QuestionSeal None = new("", text => text, text => text, word => word);

    /// <summary>The words of a question as they are indexed.</summary>
    internal string Words(string question) => this == None
        ? question
        : string.Join(' ', ChineseAnalyzer.Tokens(Fields.Memory, question).SelectMany(token => Enumerable.Repeat(Word(token.Term), token.Count)));
}
