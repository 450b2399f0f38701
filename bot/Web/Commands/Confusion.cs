namespace ResidentAssistant.Web.Commands;

/// <summary>What was found, by what is true.</summary>
internal sealed class Confusion
{
    private readonly SortedDictionary<string, SortedDictionary<string, int>> table = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SortedDictionary<string, int>> Table => table;

    public double Accuracy => (double)table.Sum(row => row.Value.GetValueOrDefault(row.Key)) / All;

    public double MacroF1 => table.Keys.Average(F1);

    private int All => table.Values.Sum(row => row.Values.Sum());

    public void Add(string truth, string found)
    {
        if (!table.TryGetValue(truth, out var counts))
            table[truth] = counts = new(StringComparer.Ordinal);
        counts[found] = counts.GetValueOrDefault(found) + 1;
    }

    public object Report() => new { messages = All, accuracy = Accuracy, macro_f1 = MacroF1, confusion = table };

    private double F1(string name)
    {
        var hit = table[name].GetValueOrDefault(name);
        var wanted = table[name].Values.Sum();
        var given = table.Values.Sum(row => row.GetValueOrDefault(name));
        return hit == 0 ? 0 : 2.0 * hit / (wanted + given);
    }
}
