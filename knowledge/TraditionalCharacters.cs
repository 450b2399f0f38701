using System.Collections.Frozen;

namespace ResidentAssistant.Knowledge;

/// <summary>Traditional characters (繁体字) as the simplified ones that statutes are written with: 離婚 is 离婚.</summary>
public static class TraditionalCharacters
{
    private const string Table = "traditional.txt";

    private static readonly FrozenDictionary<char, char> Simplified = Read();

    /// <summary>The simplified character; any other is itself.</summary>
    public static char Simplify(char character) => character >= '\u4E00' && Simplified.TryGetValue(character, out var simplified) ? simplified : character;

    /// <summary>The text with every character simplified; of the same length.</summary>
    public static string Simplify(string text) => text.Any(character => Simplify(character) != character)
        ? string.Create(text.Length, text, (simplified, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                simplified[i] = Simplify(from[i]);
        })
        : text;

    private static FrozenDictionary<char, char> Read()
    {
        using var table = new StreamReader(typeof(TraditionalCharacters).Assembly.GetManifestResourceStream(Table)!);
        var pairs = new Dictionary<char, char>();
        while (table.ReadLine() is { } line)
        {
            if (line is [var simplified, ' ', .. var traditional] && simplified != '#')
            {
                foreach (var character in traditional)
                    pairs[character] = simplified;
            }
        }
        return pairs.ToFrozenDictionary();
    }
}
