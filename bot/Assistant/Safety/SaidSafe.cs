using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>When residents in danger said last that they are safe (我安全了). It ends no alert: somebody else may have the telephone.</summary>
public sealed class SaidSafe(Transactions transactions)
{
    /// <param name="alerts">Alerts that the reader may see, see <see cref="DutyDesk.ListAsync"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>By the alert's id; who has not said so is missing.</returns>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ReadAsync(IReadOnlyList<DutyItem> alerts, CancellationToken cancellation)
    {
        var ids = alerts.Where(item => item.Alert.IsOpen).Select(item => item.Alert.Id).ToList();
        if (ids.Count == 0)
            return new Dictionary<Guid, DateTimeOffset>();
        await using var db = await transactions.ReadAsync(cancellation);
        var answers = await db.DangerEvents.AsNoTracking()
            .Where(e => ids.Contains(e.AlertId) && (e.Step == DangerStep.Answered || e.Step == DangerStep.SaidAgain || e.Step == DangerStep.Raised))
                .ToListAsync(cancellation);

        // What was said again after it takes it back.
        return answers.GroupBy(e => e.AlertId)
            .Select(all => (all.Key, Safe: all.Where(Says).MaxBy(e => e.At), Danger: all.Where(e => e.Step != DangerStep.Answered).MaxBy(e => e.At)))
            .Where(row => row.Safe is not null && row.Safe.At >= (row.Danger?.At ?? DateTimeOffset.MinValue))
            .ToDictionary(row => row.Key, row => row.Safe!.At);
    }

    private static bool Says(DangerEvent step) =>
        step is { Step: DangerStep.Answered, Note: { } words } && words.Trim(' ', '。', '！', '!', '.', '，', ',') == SafetyTexts.Safe.Label;
}
