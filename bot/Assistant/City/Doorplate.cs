using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.City;

/// <summary>A doorplate (门牌): a building or a house as its plate names it, with the unit, most often a grid cell, that answers for it.</summary>
public sealed class Doorplate
{
    public const int LongestText = 60;

    private Doorplate()
    {
    }

    /// <param name="id">Chosen by whoever adds it.</param>
    /// <param name="text">See <see cref="Tidy"/>; no other doorplate has it.</param>
    /// <param name="unitId">Who answers for it.</param>
    /// <param name="spot">Where it hangs; null: not known.</param>
    public Doorplate(Guid id, string text, Guid unitId, GeoPoint? spot)
    {
        Id = id;
        Text = text;
        Change(unitId, spot);
    }

    public Guid Id { get; private set; }

    /// <summary>e.g. 阳光花园3号楼, 檀溪路12号.</summary>
    public string Text { get; private set; } = "";
    public Guid UnitId { get; private set; }

    /// <summary>Degrees north, as a telephone measures them (WGS 84); null: not known.</summary>
    public double? Latitude { get; private set; }

    /// <summary>Degrees east.</summary>
    public double? Longitude { get; private set; }

    public GeoPoint? Spot => Latitude is { } north && Longitude is { } east ? new GeoPoint(north, east) : null;

    /// <summary>As doorplates are stored and compared: without spaces, digits and letters of one width.</summary>
    public static string Tidy(string text) => string.Concat(Repair.HalfWidth(text).Where(sign => !char.IsWhiteSpace(sign)));

    internal void Change(Guid unitId, GeoPoint? spot) => (UnitId, Latitude, Longitude) = (unitId, spot?.Latitude, spot?.Longitude);
}
