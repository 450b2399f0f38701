using System.Text;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Safety;

namespace ResidentAssistant.Web.Commands;

/// <summary>How many of each kind of danger got their number, and how often there was an alarm for nothing.</summary>
/// <param name="city">Its numbers: two kinds with the same first number are answered alike.</param>
internal sealed class DangerFigures(CityOptions city)
{
    private const string None = "none";
    private const string Later = "later";
    private readonly SortedDictionary<string, Row> kinds = new(StringComparer.Ordinal);
    private readonly Confusion confusion = new();
    private readonly List<double> times = [];
    private readonly Row all = new(), none = new(), later = new();

    public double RightNumber => all.Share(all.RightNumber);

    /// <summary>Share of harmless sentences that were alarmed.</summary>
    public double AlarmRate => none.Share(none.Alarmed);

    public void Add(DangerExample sentence, Danger? found, TimeSpan took)
    {
        times.Add(took.TotalMilliseconds);
        var alarm = found is { Now: true } ? found.Kind : (DangerKind?)null;
        var truth = sentence.Kind is null ? None : sentence.Now ? DangerExamples.NameOf(sentence.Kind) : Later;
        confusion.Add(truth, alarm is null ? None : DangerExamples.NameOf(alarm));
        if (truth is None or Later)
        {
            (truth == None ? none : later).Add(alarm is not null, false, false);
            return;
        }

        if (!kinds.TryGetValue(truth, out var row))
            kinds[truth] = row = new Row();
        var rightNumber = alarm is { } kind && Number(kind, found!.Hurt) == Number(sentence.Kind!.Value, sentence.Kind == DangerKind.SelfHarm && found.Hurt);
        foreach (var counted in (Row[])[row, all])
            counted.Add(alarm is not null, rightNumber, alarm == sentence.Kind);
    }

    public object Report(string name) => new
    {
        name,
        sentences = all.Count + none.Count + later.Count,
        right_number = RightNumber,
        detected = all.Share(all.Alarmed),
        alarm_rate = AlarmRate,
        alarm_rate_later = later.Share(later.Alarmed),
        kinds = kinds.ToDictionary(kind => kind.Key, kind => new
        {
            sentences = kind.Value.Count,
            recall = kind.Value.Share(kind.Value.RightNumber),
            detected = kind.Value.Share(kind.Value.Alarmed),
            right_kind = kind.Value.Share(kind.Value.RightKind),
        }),
        confusion = confusion.Table,
        p99_ms = P99(),
    };

    public string Describe(string name)
    {
        var text = new StringBuilder();
        text.AppendLine($"{name}：险情 {all.Count} 句，第一个号码正确 {RightNumber:P1}，发现 {all.Share(all.Alarmed):P1}；"
            + $"不是险情 {none.Count} 句，误报 {AlarmRate:P2}；过去的事 {later.Count} 句，当成眼前 {later.Share(later.Alarmed):P2}；每句 p99 {P99():0.00} 毫秒");
        foreach (var (kind, row) in kinds)
            text.AppendLine(
                $"  {kind,-10} {row.Count,5} 句  号码正确 {row.Share(row.RightNumber):P1}  发现 {row.Share(row.Alarmed):P1}  种类正确 {row.Share(row.RightKind):P1}");
        return text.ToString();
    }

    private string Number(DangerKind kind, bool hurt) => SafetyTexts.Numbers(kind, child: false, hurt, city)[0];

    private double P99()
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)(sorted.Count * 0.99)];
    }

    private sealed class Row
    {
        public int Count { get; private set; }

        public int Alarmed { get; private set; }

        public int RightNumber { get; private set; }

        public int RightKind { get; private set; }

        public void Add(bool alarmed, bool rightNumber, bool rightKind)
        {
            Count++;
            Alarmed += alarmed ? 1 : 0;
            RightNumber += rightNumber ? 1 : 0;
            RightKind += rightKind ? 1 : 0;
        }

        public double Share(int of) => Count == 0 ? 0 : (double)of / Count;
    }
}
