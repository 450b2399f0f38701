using System.Runtime.CompilerServices;

namespace ResidentAssistant.Knowledge;

/// <summary>Learns of how many matches of an entry the entry is right.</summary>
internal static class EntryConfidence
{
    /// <summary>Fewer judged messages whose entry is in the index teach nothing; then <see cref="Default"/> counts.</summary>
    private const int Enough = 150;

    /// <summary>Matches of each message that are judged.</summary>
    private const int Judged = 3;

    /// <summary>What the entries and judged messages that travel with the product teach (<c>EntryConfidenceTests</c> compares).</summary>
    public static readonly Calibration Default = Calibration.FromText(
        "5.34,-1.037,0.4195,4.429,2.735,6.406,3.193,-15.82;0.002548,0.01784,0.03146,0.04621,0.05477,0.08702,0.1413,0.167,0.2514,0.3536,0.43"
            + "68,0.5123,0.5508,0.6224,0.7159,0.8314,0.8993,0.9152,0.9345,0.9601,0.9871;0,0.00641,0.01042,0.025,0.02778,0.0303,0.1042,0.125,0.172"
            + "6,0.25,0.4583,0.5,0.6389,0.7222,0.7976,0.875,0.9333,0.9583,0.9688,0.9848,1");

    private static readonly ConditionalWeakTable<EntryWordings, Learned> Known = [];

    /// <returns>Null when too few of the messages' entries are there. The same entries and messages are learned from once.</returns>
    public static Calibration? Learn(EntryWordings entries, IReadOnlyList<JudgedMessage> judged)
    {
        if (Known.TryGetValue(entries, out var known) && ReferenceEquals(known.From, judged))
            return known.Confidence;
        var learned = LearnAnew(entries, judged);
        Known.AddOrUpdate(entries, new Learned(judged, learned));
        return learned;
    }

    private static Calibration? LearnAnew(EntryWordings entries, IReadOnlyList<JudgedMessage> judged)
    {
        var usable = judged.Where(message => message.EntryId is null || entries.Has(message.EntryId)).ToList();
        if (usable.Count(message => message.EntryId is not null) < Enough)
            return null;
        var (rows, right, together) = (new List<double[]>(), new List<bool>(), new List<int>());
        for (var at = 0; at < usable.Count; at++)
        {
            foreach (var match in entries.Match(Slips.Mend(usable[at].Text), Judged))
            {
                rows.Add(match.Features);
                right.Add(match.Id == usable[at].EntryId);
                together.Add(at);
            }
        }
        return Calibration.Learn(rows, right, together);
    }

    private sealed record Learned(IReadOnlyList<JudgedMessage> From, Calibration? Confidence);
}
