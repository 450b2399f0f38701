namespace ResidentAssistant.Assistant.City;

/// <summary>A doorplate with the name of the unit that answers for it.</summary>
public sealed record DoorplateLine(Doorplate Doorplate, string Unit);
