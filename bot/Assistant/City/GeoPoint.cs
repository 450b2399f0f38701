namespace ResidentAssistant.Assistant.City;

/// <summary>A point on the earth, as a telephone measures it (WGS 84).</summary>
/// <param name="Latitude">Degrees north, from -90 to 90.</param>
/// <param name="Longitude">Degrees east, from -180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude);
