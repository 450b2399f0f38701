namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Finds one thing in a text, and needs nothing but the text and the time: no database.</summary>
/// <typeparam name="T">What it finds.</typeparam>
public sealed class Reader<T>(Func<string, DateTimeOffset, T> read)
{
    internal T Read(string text, DateTimeOffset now) => read(text, now);
}
