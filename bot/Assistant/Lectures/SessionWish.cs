using System.Globalization;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Argument of a command: which session or series, and for how many, e.g. Moral/2.</summary>
/// <param name="Of">A session's id or a series' key; empty: not said.</param>
/// <param name="Number">How many come, or another number that goes with it; null: not said.</param>
internal sealed record SessionWish(string Of, int? Number)
{
    public Guid? SessionId => Guid.TryParse(Of, out var id) ? id : null;

    /// <summary>Reads what may be hostile.</summary>
    public static SessionWish Read(string argument)
    {
        var parts = argument.Split('/', 2);
        return new SessionWish(parts[0], parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    public override string ToString() => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Of}/{number}") : Of;
}
