namespace ResidentAssistant.Web.Api;

/// <summary>A part of a list that is asked for.</summary>
/// <param name="After">Parts of the cursor; null begins.</param>
/// <param name="Limit">Items at most.</param>
internal sealed record AskedPage(IReadOnlyList<string>? After, int Limit)
{
    /// <summary>Rows to read: one more tells whether the list goes on.</summary>
    public int Rows => Limit + 1;

    /// <param name="rows">As they were read, <see cref="Rows"/> at most.</param>
    /// <param name="view">As programs see a row.</param>
    /// <param name="cursor">What the list is ordered by, see <see cref="Cursor"/>.</param>
    public PageOf<TView> Of<TRow, TView>(IReadOnlyList<TRow> rows, Func<TRow, TView> view, Func<TRow, IEnumerable<string>> cursor) => new(
        [.. rows.Take(Limit).Select(view)], rows.Count > Limit ? Cursor.Of(cursor(rows[Limit - 1])) : null);
}
