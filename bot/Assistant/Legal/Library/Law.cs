using System.Linq.Expressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>One version of a law, regulation or judicial interpretation (法律文本).</summary>
public sealed class Law
{
    private Law()
    {
    }

    public Law(Guid id, LawDocument document, DateOnly version)
    {
        Id = TextId = id;
        Key = LawParser.CanonicalLawName(document.Name);
        Name = document.Name;
        Category = document.Category;
        Place = document.Place;
        Version = version;
        Effective = document.Effective;
    }

    public Guid Id { get; private set; }

    /// <summary>
    /// Which articles are the law's. An import writes another text beside this one and then points the law at it: articles of
    /// a text that no law points at are there for nobody.
    /// </summary>
    public Guid TextId { get; private set; }

    /// <summary>The name that tells laws apart: without punctuation and version.</summary>
    public string Key { get; private set; } = "";

    /// <summary>As citations write it: without 中华人民共和国.</summary>
    public string Name { get; private set; } = "";
    public string? Category { get; private set; }

    /// <summary>Where it holds, when not in the whole country (地方性法规): 浙江省, 杭州市.</summary>
    public string? Place { get; private set; }

    /// <summary>Day of this wording.</summary>
    public DateOnly Version { get; private set; }

    /// <summary>Day of coming into force (施行), when the source states it.</summary>
    public DateOnly? Effective { get; private set; }

    /// <summary>First day on which this wording is the law: the stated one, otherwise that of the wording itself.</summary>
    public DateOnly InForceFrom { get; private set; }

    /// <summary>First day on which it no longer is; null while no end is known.</summary>
    public DateOnly? InForceUntil { get; private set; }

    /// <summary>
    /// Name of the law that ended this one (废止), or what the list of ended laws says, in the form of <see cref="Replacement.Parse"/>; null when a newer
    /// version follows it, or nothing.
    /// </summary>
    public string? RepealedBy { get; private set; }

    /// <summary>The one rule of what is searched and cited on a day. At most one version of a law fulfils it.</summary>
    public static Expression<Func<Law, bool>> InForceOn(DateOnly day) =>
        law => law.InForceFrom <= day && (law.InForceUntil == null || day < law.InForceUntil);

    /// <inheritdoc cref="InForceOn(DateOnly)"/>
    public bool IsInForceOn(DateOnly day) => InForceFrom <= day && (InForceUntil is not { } end || day < end);

    /// <summary>A later file of the same version states the day of coming into force.</summary>
    internal void Learn(DateOnly effective) => Effective = effective;

    /// <summary>A later file says of which place it is.</summary>
    internal void LieIn(string? place) => Place = place;

    internal void Say(Guid textId) => TextId = textId;

    internal void Begin() => InForceFrom = Effective ?? Version;

    internal void End(DateOnly? until, string? repealedBy) => (InForceUntil, RepealedBy) = (until, repealedBy);
}
