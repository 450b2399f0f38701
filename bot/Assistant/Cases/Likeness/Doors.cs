using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The buildings, units, house numbers and gates that a complaint names: 四号楼 and 4栋 are one.</summary>
internal sealed partial class Doors
{
    private readonly HashSet<string> buildings = new(StringComparer.Ordinal);
    private readonly HashSet<string> units = new(StringComparer.Ordinal);
    private readonly HashSet<string> houses = new(StringComparer.Ordinal);
    private readonly HashSet<string> gates = new(StringComparer.Ordinal);

    public bool IsEmpty => buildings.Count + units.Count + houses.Count + gates.Count == 0;

    public static Doors In(string? text)
    {
        var doors = new Doors();
        var said = Repair.HalfWidth(text ?? "");
        foreach (var match in DoorForm().Matches(said).Cast<Match>())
        {
            foreach (var building in match.Groups["b"].Captures.Cast<Capture>())
                doors.buildings.Add(Plain(building.Value));
            foreach (var (group, into) in new[] { ("u", doors.units), ("h", doors.houses), ("g", doors.gates) })
                if (match.Groups[group].Success)
                    into.Add(Plain(match.Groups[group].Value));
        }

        return doors;
    }

    /// <summary>Both name a building, unit, house or gate, and none is the same.</summary>
    public bool IsApartFrom(Doors other) =>
        AreApart(buildings, other.buildings) || AreApart(units, other.units) || AreApart(houses, other.houses) || AreApart(gates, other.gates);

    private static bool AreApart(HashSet<string> some, HashSet<string> others) => some.Count > 0 && others.Count > 0 && !some.Overlaps(others);

    private static string Plain(string number) =>
        ChineseNumbers.Read(number) is { } value ? value.ToString(CultureInfo.InvariantCulture) : number.ToUpperInvariant();

    [GeneratedRegex(
        "(?<b>[0-9]{1,4}|[一二三四五六七八九十百]{1,4})(?:[、和与及到至~-](?<b>[0-9]{1,4}|[一二三四五六七八九十百]{1,4}))*(?:号楼|#楼?|[栋幢](?!楼房|房子)|座(?![桥山庙塔坟])|号院)"
        + "|(?<![A-Za-z0-9])(?<b>[A-Za-z][0-9]{0,2})(?:号楼|栋|幢|座)"
        + "|(?<u>[0-9]{1,2}|[一二三四五六七八九十]{1,2})单元"
        + "|(?<=[路街巷道村弄])(?<h>[0-9]{1,5})号(?!线|楼|地块|文)"
        + "|(?<![0-9A-Za-z-])(?<b>[0-9]{1,3})-(?<u>[0-9]{1,2})-[0-9]{3,4}(?![0-9-])"
        + "|(?<![\\u4e00-\\u9fff]{2})(?<g>[东西南北])大?门(?!口?[路街桥])|(?<=小区|花园|家园|新村|新城|公寓|苑|[园城府])(?<g>[东西南北正后侧])大?门",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex DoorForm();
}
