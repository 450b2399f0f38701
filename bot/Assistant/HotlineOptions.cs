namespace ResidentAssistant.Assistant;

/// <summary>Numbers to call in danger; national numbers unless a city sets others.</summary>
public sealed class HotlineOptions
{
    public string Police { get; init; } = "110";
    public string Fire { get; init; } = "119";
    public string Medical { get; init; } = "120";
    public string Women { get; init; } = "12338";
    public string Legal { get; init; } = "12348";
    public string MentalHealth { get; init; } = "12356";

    /// <summary>交通事故</summary>
    public string Traffic { get; init; } = "122";

    /// <summary>青少年服务、未成年人保护</summary>
    public string Youth { get; init; } = "12355";

    /// <summary>反诈</summary>
    public string AntiFraud { get; init; } = "96110";

    /// <summary>The first number that is missing or is none, by the name of its setting; null when all are there.</summary>
    internal (string Setting, string Value)? Missing() => new[]
    {
        (nameof(Police), Police), (nameof(Fire), Fire), (nameof(Medical), Medical), (nameof(Traffic), Traffic), (nameof(Women), Women),
        (nameof(Legal), Legal), (nameof(Youth), Youth), (nameof(MentalHealth), MentalHealth), (nameof(AntiFraud), AntiFraud),
    }.Where(number => number.Item2.Length is < 3 or > 16 || !number.Item2.All(c => char.IsAsciiDigit(c) || c == '-'))
        .Select(number => ((string, string)?)number).FirstOrDefault();
}
