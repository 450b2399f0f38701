using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>All places within a transaction that changes them: no word stands for two of them.</summary>
internal sealed class PlaceList
{
    public const int LongestName = 64;

    /// <summary>One letter stands in half of all messages.</summary>
    private const int ShortestName = 2;

    private const int MostAliases = 20;

    private readonly AppDb db;
    private readonly Dictionary<string, Place> byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, Place> byId;

    private PlaceList(AppDb db, IReadOnlyList<Place> places)
    {
        this.db = db;
        byId = places.ToDictionary(place => place.Id);
        foreach (var place in places)
            Remember(place);
    }

    public static async Task<PlaceList> ReadAsync(AppDb db, CancellationToken cancellation) => new(db, await db.Places.ToListAsync(cancellation));

    public Place? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <returns>Null when no place has this name; an alias does not count.</returns>
    public Place? Find(string name) =>
        byWord.GetValueOrDefault(name) is { } place && string.Equals(place.Name, name, StringComparison.OrdinalIgnoreCase) ? place : null;

    /// <summary>The words of a text with 、 between them, each once.</summary>
    public static IReadOnlyList<string> Aliases(string text, string name) =>
    [
        .. text.Split('、', '，', ',', ';', '；').Select(word => word.Trim()).Where(word => word.Length > 0 && word != name)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <param name="place">Null adds one.</param>
    /// <param name="name">2 to 64 letters.</param>
    /// <param name="aliases">At most 20 of 2 to 64 letters.</param>
    /// <param name="unit">In use, when it is another than before.</param>
    /// <returns>Why nothing is changed, in Chinese; null when it is.</returns>
    public string? Save(Place? place, string name, IReadOnlyList<string> aliases, Unit unit)
    {
        if (aliases.Count > MostAliases)
            return $"别名最多 {MostAliases} 个。";
        foreach (var word in aliases.Prepend(name))
            if (word.Length is < ShortestName or > LongestName)
                return $"地名和别名要写 {ShortestName} 到 {LongestName} 个字{(word.Length == 0 ? "" : $"，“{(word.Length > 20 ? word[..20] + "…" : word)}”不行")}。";
            else if (byWord.GetValueOrDefault(word) is { } other && other != place)
                return $"“{word}”已经是“{other.Name}”的名称或别名。";
        if (unit.DisabledAt is not null && place?.UnitId != unit.Id)
            return $"“{unit.Name}”已经停用，请换一个单位。";
        if (place is null)
        {
            place = new Place(Guid.NewGuid(), name, aliases, unit.Id);
            db.Places.Add(place);
            byId.Add(place.Id, place);
        }
        else
        {
            Forget(place);
            place.Change(name, aliases, unit.Id);
        }

        Remember(place);
        return null;
    }

    public void Remove(Place place)
    {
        Forget(place);
        db.Places.Remove(place);
    }

    private void Remember(Place place)
    {
        foreach (var word in place.Aliases.Prepend(place.Name))
            byWord.TryAdd(word, place);
    }

    private void Forget(Place place)
    {
        foreach (var word in place.Aliases.Prepend(place.Name))
            if (byWord.GetValueOrDefault(word) == place)
                byWord.Remove(word);
    }
}
