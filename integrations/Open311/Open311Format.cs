namespace ResidentAssistant.Integrations.Open311;

/// <summary>How an answer is written; every client reads XML.</summary>
internal enum Open311Format
{
    Xml,
    Json,
}
