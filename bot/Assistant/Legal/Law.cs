using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
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

    /// <summary>Day of this wording.</summary>
    public DateOnly Version { get; private set; }

    /// <summary>Day of coming into force (施行), when the source states it.</summary>
    public DateOnly? Effective { get; private set; }

    /// <summary>First day on which this wording is the law: the stated one, otherwise that of the wording itself.</summary>
    public DateOnly InForceFrom { get; private set; }

    /// <summary>First day on which it no longer is; null while no end is known.</summary>
    public DateOnly? InForceUntil { get; private set; }

    /// <summary>Name of the law that ended this one (废止); null when a newer version follows it, or nothing.</summary>
    public string? RepealedBy { get; private set; }

    /// <summary>The one rule of what is searched and cited on a day. At most one version of a law fulfils it.</summary>
    public static Expression<Func<Law, bool>> InForceOn(DateOnly day) =>
        law => law.InForceFrom <= day && (law.InForceUntil == null || day < law.InForceUntil);

    /// <inheritdoc cref="InForceOn(DateOnly)"/>
    public bool IsInForceOn(DateOnly day) => InForceFrom <= day && (InForceUntil is not { } end || day < end);

    /// <summary>A later file of the same version states the day of coming into force.</summary>
    internal void Learn(DateOnly effective) => Effective = effective;

    internal void Say(Guid textId) => TextId = textId;

    internal void Begin() => InForceFrom = Effective ?? Version;

    internal void End(DateOnly? until, string? repealedBy) => (InForceUntil, RepealedBy) = (until, repealedBy);
}

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

/// <summary>An article (法条) of one version of a law.</summary>
public sealed class Article
{
    private Article()
    {
    }

    public Article(Guid textId, string number, string headings, string text, int position)
    {
        // In order of time: a whole library is appended to the key's index, not scattered over it.
        Id = Guid.CreateVersion7();
        TextId = textId;
        Number = number;
        Headings = headings;
        Text = text;
        Position = position;
    }

    public Guid Id { get; private set; }

    /// <summary>See <see cref="Law.TextId"/>.</summary>
    public Guid TextId { get; private set; }

    /// <summary>第一千零四十二条, 第一百二十条之一.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Part, chapter, section.</summary>
    public string Headings { get; private set; } = "";
    public string Text { get; private set; } = "";
    public int Position { get; private set; }
}

/// <summary>Law and article that an answer rests on (法律依据).</summary>
public sealed record Citation(string Law, string Article)
{
    /// <summary>《民法典》第九百四十四条; marks within a name become 〈〉.</summary>
    public override string ToString() => $"《{Law.Replace('《', '〈').Replace('》', '〉')}》{Article}";
}

/// <summary>A question that somebody competent answered, with the articles that answer it.</summary>
public sealed class AnsweredQuestion
{
    private AnsweredQuestion()
    {
    }

    /// <param name="vault">Makes the hash that keeps the question once.</param>
    public AnsweredQuestion(string question, IReadOnlyList<Citation> relevant, string? answer, Vault vault)
    {
        Id = Guid.NewGuid();
        Question = question.Trim();
        Relevant = relevant;
        Answer = answer;
        Hash = vault.Hash("question\n" + Question);
    }

    public Guid Id { get; private set; }

    /// <summary>Sealed: residents asked it.</summary>
    public string Question { get; private set; } = "";
    public IReadOnlyList<Citation> Relevant { get; private set; } = [];

    /// <summary>Sealed.</summary>
    public string? Answer { get; private set; }

    /// <summary>Keyed hash of the question's text: the same question is kept once.</summary>
    public string Hash { get; private set; } = "";
}

internal sealed class LawMapping : IEntityTypeConfiguration<Law>, IEntityTypeConfiguration<Repeal>, IEntityTypeConfiguration<Article>, IEntityTypeConfiguration<AnsweredQuestion>
{
    public void Configure(EntityTypeBuilder<Law> entity)
    {
        entity.Property(l => l.Key).HasMaxLength(200);
        entity.Property(l => l.Name).HasMaxLength(200);
        entity.Property(l => l.Category).HasMaxLength(64);
        entity.Property(l => l.RepealedBy).HasMaxLength(200);
        entity.HasIndex(l => new { l.Key, l.Version }).IsUnique();
        entity.HasIndex(l => l.TextId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Repeal> entity)
    {
        entity.Property(r => r.Key).HasMaxLength(200);
        entity.Property(r => r.Name).HasMaxLength(200);
        entity.HasIndex(r => new { r.LawId, r.Key }).IsUnique();
        entity.HasIndex(r => r.Key);
        entity.HasOne<Law>().WithMany().HasForeignKey(r => r.LawId);
    }

    public void Configure(EntityTypeBuilder<Article> entity)
    {
        entity.Property(a => a.Number).HasMaxLength(64);
        entity.Property(a => a.Headings).HasMaxLength(500);
        entity.HasIndex(a => new { a.TextId, a.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AnsweredQuestion> entity)
    {
        entity.Property(q => q.Question).IsSealed();
        entity.Property(q => q.Answer).IsSealed();
        entity.Property(q => q.Relevant).IsJson();
        entity.Property(q => q.Hash).HasMaxLength(64);
        entity.HasIndex(q => q.Hash).IsUnique();
    }
}
