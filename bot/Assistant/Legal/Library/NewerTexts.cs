using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Finds the laws of which the library has an older text than the one in force (缺新文本).</summary>
public static class NewerTexts
{
    /// <summary>
    /// Those among the laws of an answer, in the order of the laws; one query. A law is not among them any more from when a text that is in force since
    /// the day on the list has been imported.
    /// </summary>
    /// <param name="db">Where the list is.</param>
    /// <param name="laws">Versions in force on the day.</param>
    /// <param name="day">A newer text that is to come later is none yet.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<IReadOnlyList<NewerText>> MissingAsync(AppDb db, IEnumerable<Law> laws, DateOnly day, CancellationToken cancellation)
    {
        var shown = laws.DistinctBy(law => law.Key).ToList();
        if (shown.Count == 0)
            return [];
        var keys = shown.Select(law => law.Key).ToList();
        var changed = await EndedLawList.Changed(db).Where(law => law.From <= day && keys.Contains(law.Key))
            .ToDictionaryAsync(law => law.Key, law => law.From, cancellation);
        return
        [
            .. shown.Where(law => changed.TryGetValue(law.Key, out var from) && law.InForceFrom < from)
                .Select(law => new NewerText(law.Name, changed[law.Key])),
        ];
    }
}
