using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// A spot (3号楼2单元5楼502楼道) in its parts, so that one can be corrected and what still holds stays: a unit belongs to its building and a room to
/// its floor, the side (楼下, 楼道) to whatever house is meant.
/// </summary>
public sealed partial class SpotParts
{
    private static readonly string[] Levels = ["house", "building", "unit", "floor", "room"];

    private readonly string[] parts;

    private SpotParts(string[] parts, string rest) => (this.parts, Rest) = (parts, rest);

    /// <summary>Side or landmark: 楼下, 垃圾站旁边, 学校门口; empty when there is none.</summary>
    public string Rest { get; }

    /// <summary>Only a side or a landmark is named.</summary>
    public bool IsOnlyRest => Array.TrueForAll(parts, part => part.Length == 0);

    public static SpotParts Of(string? spot)
    {
        var said = (spot ?? "").Trim();
        var match = PartsForm().Match(Repair.HalfWidth(said));
        return new SpotParts([.. Levels.Select(level => match.Groups[level] is { Success: true } part ? said.Substring(part.Index, part.Length) : "")],
            said[match.Length..]);
    }

    /// <summary>5楼, 302, 楼顶: what names a part only where a house is known already; null when a text is none of these.</summary>
    /// <param name="text">What is said instead.</param>
    /// <param name="known">The spot that is known.</param>
    public static string? Fragment(string text, string? known)
    {
        if (known is null || FragmentForm().Match(Repair.HalfWidth(text.Trim())) is not { Success: true } match)
            return null;
        var part = match.Groups["part"].Value;
        return !part.All(char.IsAsciiDigit) || Of(known).parts[^1].Length > 0 ? part : null;
    }

    /// <summary>The bare number in the words of what it is about: 5号 instead of 3号楼 is 5号楼, 4 instead of 2单元 is 4单元.</summary>
    public static string? Like(string number, string? wrong)
    {
        if (BareForm().Match(Repair.HalfWidth(number.Trim())) is not { Success: true } match || wrong is null)
            return null;
        var last = Array.FindLast(Of(wrong).parts, part => part.Length > 0);
        return last is null ? null : match.Groups["number"].Value + NumberForm().Replace(Repair.HalfWidth(last), "");
    }

    /// <summary>This spot after another was said: its parts win, and of this one stays what still holds.</summary>
    public string With(SpotParts said)
    {
        if (said.IsOnlyRest && !SideForm().IsMatch(said.Rest))
            return said.Rest.Length > 0 ? said.Rest : ToString();
        var merged = new string[Levels.Length];
        var holds = true;
        for (var i = 0; i < merged.Length; i++)
        {
            merged[i] = said.parts[i].Length > 0 ? said.parts[i] : holds ? parts[i] : "";
            holds &= said.parts[i].Length == 0 || Key(said.parts[i]) == Key(parts[i]);
        }

        return string.Concat(merged) + (said.Rest.Length > 0 ? said.Rest : Rest);
    }

    /// <summary>This spot without the part that is denied, and what hangs on it; null when nothing of it is denied.</summary>
    /// <param name="denied">不是 3号楼.</param>
    /// <returns>What is left, and the part as this spot has it.</returns>
    public (string Left, string Part)? Without(SpotParts denied)
    {
        var at = Array.FindLastIndex(denied.parts, part => part.Length > 0);
        if (at < 0)
            return denied.Rest.Length > 0 && Rest == denied.Rest ? (string.Concat(parts), Rest) : null;
        return parts[at].Length > 0 && Key(parts[at]) == Key(denied.parts[at]) ? (string.Concat(parts[..at]) + Rest, parts[at]) : null;
    }

    /// <summary>The parts that another spot has otherwise.</summary>
    public IEnumerable<(string Was, string Is)> ChangesTo(SpotParts other)
    {
        for (var i = 0; i < parts.Length; i++)
            if (parts[i].Length > 0 && other.parts[i].Length > 0 && Key(parts[i]) != Key(other.parts[i]))
                yield return (parts[i], other.parts[i]);
        if (Rest.Length > 0 && other.Rest.Length > 0 && Rest != other.Rest)
            yield return (Rest, other.Rest);
    }

    public override string ToString() => string.Concat(parts) + Rest;

    /// <summary>三号楼 and 3栋 are one building.</summary>
    private static string Key(string part) => part.Length == 0 ? ""
        : NumberForm().Matches(Repair.HalfWidth(part)) is [var only]
            && ChineseNumbers.Read(only.Value) is { } number ? number.ToString(CultureInfo.InvariantCulture)
        : part;

    [GeneratedRegex(
        "^(?<house>[0-9]{1,5}号(?!楼)院?(?:附[0-9]{1,3}号)?)?(?<building>" + PlaceRecognizer.Building + "|[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}|" + PlaceRecognizer.Number
            + "[组队](?:[0-9]{1,4}号)?)?"
        + "(?<unit>" + PlaceRecognizer.Number + "单元)?(?<floor>" + PlaceRecognizer.Number + "(?:层|楼(?![下上顶道])))?(?<room>" + PlaceRecognizer.Room
            + "(?:[、和与及到至~-]" + PlaceRecognizer.Room + ")*|[0-9]{1,4}" + PlaceRecognizer.NoCount + "(?!单元|号楼|[层楼栋幢座#]))?",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PartsForm();

    [GeneratedRegex("^(?:就?是|在|应该是|其实是)*(?<part>" + PlaceRecognizer.Number + "(?:单元|层|楼(?![下上顶道])|[室户房])(?:[0-9]{1,4}[室户房号]?)?|[0-9]{3,4}|"
        + PlaceRecognizer.Side + ")(?:的|才对|吧|啊|了|哦)*[。！!]*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FragmentForm();

    [GeneratedRegex("^(?:就?是|在|应该是|其实是)*(?<number>[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})号?(?:的|才对|吧|啊|了|哦)*[。！!]*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BareForm();

    [GeneratedRegex("[0-9]+|[一二两三四五六七八九十百]+", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NumberForm();

    [GeneratedRegex("^" + PlaceRecognizer.Side + "$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SideForm();
}
