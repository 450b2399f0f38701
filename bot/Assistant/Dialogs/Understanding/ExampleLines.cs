using System.Globalization;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Reads examples to learn from: a line each, its columns with tabs between; empty lines are passed over.</summary>
internal static class ExampleLines
{
    /// <param name="reader">The lines.</param>
    /// <param name="parse">Makes an example of the columns of a line; null when they are none.</param>
    /// <exception cref="FormatException">A line is no example; the message is its number.</exception>
    public static IReadOnlyList<T> Read<T>(TextReader reader, Func<string[], T?> parse)
        where T : class
    {
        var examples = new List<T>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
            if (line.Length > 0)
                examples.Add(parse(line.Split('\t')) ?? throw new FormatException(number.ToString(CultureInfo.InvariantCulture)));
        return examples;
    }

    /// <summary>Files that travel with the product whose name begins so, in order.</summary>
    public static IReadOnlyList<string> Resources(string prefix) =>
        [.. typeof(ExampleLines).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>The same of a file that travels with the product.</summary>
    public static IReadOnlyList<T> OfResource<T>(string name, Func<string[], T?> parse)
        where T : class
    {
        using var reader = new StreamReader(typeof(ExampleLines).Assembly.GetManifestResourceStream(name)!);
        return Read(reader, parse);
    }
}
