namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// What readers found in a message, each text read once by each reader. A message is read before its turn's transaction begins,
/// so that the others do not wait for the writer while one message is being understood; in the turn the same readings are found here.
/// </summary>
/// <param name="now">When the message is read.</param>
public sealed class Readings(DateTimeOffset now)
{
    private readonly Dictionary<(object Reader, string Text), object?> found = [];
    private readonly Dictionary<Inquiry, object> answered = [];

    /// <summary>Something was inquired for this message, whatever came of it; it is done once.</summary>
    public bool HasInquired { get; private set; }

    /// <summary>What <paramref name="reader"/> finds in the text; read now when it was not read before.</summary>
    public T Of<T>(Reader<T> reader, string text)
    {
        if (found.TryGetValue((reader, text), out var known))
            return (T)known!;
        var read = reader.Read(text, now);
        found[(reader, text)] = read;
        return read;
    }

    /// <summary>What came of an inquiry; null when it was not made, or nothing came of it.</summary>
    public T? Of<T>(Inquiry<T> inquiry)
        where T : class => (T?)answered.GetValueOrDefault(inquiry);

    /// <param name="inquiry">What was asked.</param>
    /// <param name="answer">Null: nothing came of it.</param>
    internal void Note(Inquiry inquiry, object? answer)
    {
        HasInquired = true;
        if (answer is not null)
            answered[inquiry] = answer;
    }
}
