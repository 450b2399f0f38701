using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>That a version of one law ends another law as a whole (废止); the other need not be in the library.</summary>
public sealed class Repeal
{
    private Repeal()
    {
    }

    public Repeal(Law by, LawRepeal repeal)
    {
        Id = Guid.CreateVersion7();
        LawId = by.Id;
        Key = LawParser.CanonicalLawName(repeal.Law);
        Name = repeal.Law;
        From = repeal.From;
    }

    public Guid Id { get; private set; }

    /// <summary>The version that says so.</summary>
    public Guid LawId { get; private set; }

    /// <summary>Of the law that ends; see <see cref="Law.Key"/>.</summary>
    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>First day on which it is no longer in force.</summary>
    public DateOnly From { get; private set; }
}
