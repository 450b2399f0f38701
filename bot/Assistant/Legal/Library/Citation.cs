namespace ResidentAssistant.Assistant.Legal;

/// <summary>Law and article that an answer rests on (法律依据).</summary>
public sealed record Citation(string Law, string Article)
{
    /// <summary>《民法典》第九百四十四条; marks within a name become 〈〉.</summary>
    public override string ToString() => $"《{Law.Replace('《', '〈').Replace('》', '〉')}》{Article}";
}
