namespace ResidentAssistant.Assistant.Cases;

/// <summary>The pairs of neighbouring characters of a text, each once: what two short texts have in common.</summary>
internal static class CharacterPairs
{
    public static HashSet<string> Of(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];
}
