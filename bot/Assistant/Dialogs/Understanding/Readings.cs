namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// What readers found in a message, each text read once by each reader. A message is read before its turn's transaction begins,
/// so that the others do not wait for the writer while one message is being understood; in the turn the same readings are found here.
/// </summary>
/// <param name="now">When the message is read.</param>
public sealed class Readings(DateTimeOffset now)
{
    private readonly Dictionary<(object Reader, string Text), object?> found = [];

    /// <summary>What <paramref name="reader"/> finds in the text; read now when it was not read before.</summary>
    public T Of<T>(Reader<T> reader, string text)
    {
        if (found.TryGetValue((reader, text), out var known))
            return (T)known!;
        var read = reader.Read(text, now);
        found[(reader, text)] = read;
        return read;
    }
}
