using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The places a city knows, read from the database at most once a minute.</summary>
public sealed class Gazetteer(TimeProvider clock)
{
    private readonly MinuteCache<Known> known = new(clock, ReadAsync);

    /// <summary>The place whose name or alias stands in the text, the longest name first; null when none does.</summary>
    public async Task<string?> FindAsync(AppDb db, string text, CancellationToken cancellation)
    {
        foreach (var (word, place) in (await known.ReadAsync(db, cancellation)).Words)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return place.Name;
        return null;
    }

    /// <summary>The community that the text names, else the street (昭明社区, 昭明居委会, 城南街道, 城南街办); null when it names none.</summary>
    public async Task<string?> FindUnitAsync(AppDb db, string text, CancellationToken cancellation) =>
        UnitIn(await known.ReadAsync(db, cancellation), text)?.Name;

    /// <summary>Places whose name or alias begins with, ends with or holds the words, in order of name: 阳光 may be 阳光花园 or 阳光新城.</summary>
    public async Task<IReadOnlyList<string>> LikeAsync(AppDb db, string words, CancellationToken cancellation) =>
        [.. (await known.ReadAsync(db, cancellation)).Words.Where(one => one.Word.Contains(words, StringComparison.OrdinalIgnoreCase))
            .Select(one => one.Place.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The names of all places, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(AppDb db, CancellationToken cancellation) =>
        [.. (await known.ReadAsync(db, cancellation)).Words.Select(one => one.Place.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Who answers for a place: by an estate, a road or a market that is known, else by the community or street that is named. A disabled unit
    /// answers for nothing.
    /// </summary>
    public async Task<Guid?> UnitOfAsync(AppDb db, string? name, CancellationToken cancellation)
    {
        if (name is null)
            return null;
        var read = await known.ReadAsync(db, cancellation);
        foreach (var (word, place) in read.Words)
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase) && !read.Disabled.Contains(place.UnitId))
                return place.UnitId;
        return UnitIn(read, name)?.Id;
    }

    /// <summary>
    /// Who answers for a spot at a place: the longest doorplate that it holds says which grid cell, else the place says it. Asked of the database, since
    /// a city has tens of thousands of doorplates.
    /// </summary>
    /// <param name="db">To read from.</param>
    /// <param name="name">As for <see cref="UnitOfAsync(AppDb, string?, CancellationToken)"/>.</param>
    /// <param name="spot">Building, door; null: not told.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Guid?> UnitOfAsync(AppDb db, string? name, string? spot, CancellationToken cancellation)
    {
        var told = Doorplate.Tidy(name + spot);
        if (told.Length == 0)
            return null;
        var held = from plate in db.Doorplates
                   join unit in db.Units on plate.UnitId equals unit.Id
                   where unit.DisabledAt == null && told.Contains(plate.Text)
                   orderby plate.Text.Length descending, plate.Text
                   select (Guid?)plate.UnitId;
        return await held.FirstOrDefaultAsync(cancellation) ?? await UnitOfAsync(db, name, cancellation);
    }

    /// <summary>Units or places have changed: this node reads them again at once, others within the minute.</summary>
    internal void Forget() => known.Forget();

    private static Unit? UnitIn(Known read, string text)
    {
        foreach (var (word, unit) in read.Units)
            if (text.Contains(word, StringComparison.Ordinal))
                return unit;
        return null;
    }

    /// <summary>The name of a unit, and what residents call its office.</summary>
    private static IEnumerable<string> NamesOf(Unit unit)
    {
        var (ending, offices) = unit.Kind == UnitKind.Street ? ("街道", new[] { "街办", "办事处" }) : ("社区", ["居委", "居民委员会"]);
        var front = unit.Name.EndsWith(ending, StringComparison.Ordinal) ? unit.Name[..^ending.Length] : "";
        return front.Length < 2 ? [unit.Name] : [unit.Name, .. offices.Select(office => front + office)];
    }

    private static async Task<Known> ReadAsync(AppDb db, CancellationToken cancellation)
    {
        var places = await db.Places.AsNoTracking().ToListAsync(cancellation);
        var words = places
            .SelectMany(place => place.Aliases.Prepend(place.Name).Select(word => (word, place)))
            .OrderByDescending(pair => pair.word.Length).ThenBy(pair => pair.word, StringComparer.Ordinal)
            .ToList();
        var all = await db.Units.AsNoTracking().ToListAsync(cancellation);
        var units = all.Where(unit => unit is { DisabledAt: null, Kind: UnitKind.Community or UnitKind.Street })
            .SelectMany(unit => NamesOf(unit).Select(word => (word, unit)))
            .OrderByDescending(pair => pair.unit.Kind).ThenByDescending(pair => pair.word.Length).ThenBy(pair => pair.word, StringComparer.Ordinal)
            .ToList();
        return new Known(words, units, all.Where(unit => unit.DisabledAt is not null).Select(unit => unit.Id).ToHashSet());
    }

    /// <param name="Words">Names and aliases of places, the longest first.</param>
    /// <param name="Units">Names of communities, then of streets, that are in use.</param>
    /// <param name="Disabled">Units that answer for nothing any more.</param>
    private sealed record Known(
        IReadOnlyList<(string Word, Place Place)> Words, IReadOnlyList<(string Word, Unit Unit)> Units, IReadOnlySet<Guid> Disabled);
}
