using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Scenes;

/// <summary>The city's QR codes (场景码): adds them and counts what they bring.</summary>
public sealed class SceneDesk(Transactions transactions, IEnumerable<Capability> capabilities, TimeProvider clock)
{
    /// <summary>Letters of a doorplate's place, as many as a complaint keeps.</summary>
    public const int PlaceLimit = 60;

    /// <summary>Letters alone: digits in a message could be taken for a time or a choice.</summary>
    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz";

    /// <summary>The units a member of staff may put up codes for; for the operator (null) and administrators all.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await (await MineAsync(db, by, cancellation)).Where(u => u.DisabledAt == null).OrderBy(u => u.Name).ToListAsync(cancellation);
    }

    /// <summary>Newest first; a street sees its own and its communities'.</summary>
    public async Task<IReadOnlyList<SceneLine>> ListAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var scenes = await db.Scenes.AsNoTracking().OrderByDescending(s => s.CreatedAt).ThenBy(s => s.Id).Take(500).ToListAsync(cancellation);
        var units = await (await MineAsync(db, by, cancellation)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        return [.. scenes.Where(s => IsAll(by) || (s.UnitId is { } unit && units.ContainsKey(unit)))
            .Select(s => new SceneLine(s, s.UnitId is { } unit ? units.GetValueOrDefault(unit) : null))];
    }

    /// <returns>Null when there is none, or it is not this member's to see.</returns>
    public async Task<Scene?> FindAsync(StaffIdentity? by, string id, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Scenes.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation) is { } scene
            && (IsAll(by) || await IsMineAsync(db, by, scene.UnitId, cancellation)) ? scene : null;
    }

    /// <param name="by">Null: the operator's command.</param>
    /// <param name="kind">What the code stands for.</param>
    /// <param name="title">1 to 100 letters.</param>
    /// <param name="unitId">Needed for a unit, and for whoever is not an administrator.</param>
    /// <param name="subject">See <see cref="Scene.Subject"/>; a doorplate without one has its title.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public Task<SceneAdded> AddAsync(StaffIdentity? by, SceneKind kind, string title, Guid? unitId, string? subject, CancellationToken cancellation) =>
        transactions.RunAsync<SceneAdded>(
        async db =>
        {
            (title, subject) = (title.Trim(), string.IsNullOrWhiteSpace(subject) ? null : subject.Trim());
            subject = kind switch { SceneKind.Doorplate => subject ?? title, SceneKind.Unit => null, _ => subject };
            if (await WhyNotAsync(db, by, kind, title, unitId, subject, cancellation) is { } why)
                return new SceneAdded.Refused(why);
            var now = clock.GetUtcNow();
            var scene = new Scene(RandomNumberGenerator.GetString(IdLetters, 16), kind, title, unitId, subject, now);
            db.Scenes.Add(scene);
            db.Audit.Add(new AuditEntry(by, "scene.add", scene.Id, now));
            return new SceneAdded.Done(scene);
        },
        cancellation);

    private async Task<string?> WhyNotAsync(AppDb db, StaffIdentity? by, SceneKind kind, string title, Guid? unitId, string? subject,
        CancellationToken cancellation)
    {
        if (title.Length is < 1 or > Scene.TitleLimit)
            return $"名称应有 1 到 {Scene.TitleLimit} 个字，例如 阳光花园3号楼门牌。";
        if (!by.May(SceneActions.Manage))
            return "场景码由管理员和街道调度来建。";
        if (unitId is null ? kind == SceneKind.Unit || !IsAll(by) : !await IsMineAsync(db, by, unitId, cancellation))
            return "请选一个您管的单位。";
        if (kind == SceneKind.Doorplate && subject!.Length > PlaceLimit)
            return $"地点最多 {PlaceLimit} 个字，例如 阳光花园3号楼。";
        if (kind == SceneKind.Campaign && Capability.Beginnings(capabilities) is var known && (subject is null || !known.Contains(subject)))
            return $"活动扫码后要办的事不对，可用的有：{string.Join('、', known)}。";
        return null;
    }

    private static bool IsAll(StaffIdentity? by) => by.ReachOf(SceneActions.Manage) == Reach.City;

    private static async Task<bool> IsMineAsync(AppDb db, StaffIdentity? by, Guid? unitId, CancellationToken cancellation) =>
        await (await MineAsync(db, by, cancellation)).AnyAsync(u => u.Id == unitId, cancellation);

    private static async Task<IQueryable<Unit>> MineAsync(AppDb db, StaffIdentity? by, CancellationToken cancellation)
    {
        var units = db.Units.AsNoTracking();
        return await Access.UnitsAsync(db, by, SceneActions.Manage, cancellation) is { } mine ? units.Where(u => mine.Contains(u.Id)) : units;
    }
}
