using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>All doorplates within a transaction that changes them: each text once.</summary>
internal sealed class DoorplateList
{
    /// <summary>What ends in a digit stands in others: 檀溪路1 in 檀溪路12号.</summary>
    public const string NotWhole = "门牌要写完整，不能只写到数字，例如 檀溪路12号、阳光花园3号楼。";

    private const int ShortestText = 3;

    private readonly AppDb db;
    private readonly Dictionary<string, Doorplate> byText;

    private DoorplateList(AppDb db, IReadOnlyList<Doorplate> plates)
    {
        this.db = db;
        byText = plates.ToDictionary(plate => plate.Text, StringComparer.OrdinalIgnoreCase);
    }

    public static async Task<DoorplateList> ReadAsync(AppDb db, CancellationToken cancellation) => new(db, await db.Doorplates.ToListAsync(cancellation));

    public Doorplate? Find(string text) => byText.GetValueOrDefault(Doorplate.Tidy(text));

    /// <param name="north">Degrees, as somebody wrote them; empty with <paramref name="east"/>: not known.</param>
    /// <param name="east">Degrees.</param>
    /// <returns>Why they are no place, in Chinese; null when they are, or there are none.</returns>
    public static string? Read(string north, string east, out GeoPoint? spot)
    {
        spot = null;
        if (north.Length == 0 && east.Length == 0)
            return null;
        if (Degrees(north, 90) is not { } latitude || Degrees(east, 180) is not { } longitude)
            return "纬度和经度要么都不填，要么都填成度数，例如 32.0421 和 112.1354。";
        spot = new GeoPoint(latitude, longitude);
        return null;
    }

    /// <param name="known">Null adds one.</param>
    /// <param name="text">3 to 60 letters, not ending in a digit.</param>
    /// <param name="unit">In use, when it is another than before.</param>
    /// <param name="spot">Where it hangs; null: not known.</param>
    /// <returns>Why nothing is changed, in Chinese; null when it is.</returns>
    public string? Save(Doorplate? known, string text, Unit unit, GeoPoint? spot)
    {
        var tidy = Doorplate.Tidy(text);
        if (tidy.Length is < ShortestText or > Doorplate.LongestText)
            return $"门牌要写 {ShortestText} 到 {Doorplate.LongestText} 个字。";
        if (char.IsAsciiDigit(tidy[^1]))
            return NotWhole;
        if (unit.DisabledAt is not null && known?.UnitId != unit.Id)
            return $"“{unit.Name}”已经停用，请换一个单位。";
        if (known is not null)
        {
            known.Change(unit.Id, spot);
            return null;
        }

        var added = new Doorplate(Guid.NewGuid(), tidy, unit.Id, spot);
        db.Doorplates.Add(added);
        byText.Add(tidy, added);
        return null;
    }

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read)
            && Math.Abs(read) <= most ? read : null;
}
