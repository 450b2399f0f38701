namespace ResidentAssistant.Knowledge;

/// <summary>Where a law holds (效力范围).</summary>
public enum LawScope
{
    /// <summary>In the whole country.</summary>
    National,

    /// <summary>In one province, autonomous region or municipality.</summary>
    Province,

    /// <summary>In one city, or one autonomous prefecture or county.</summary>
    City,
}
