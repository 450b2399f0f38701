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
        Id = id;
        Key = LawParser.CanonicalLawName(document.Name);
        Name = document.Name;
        Category = document.Category;
        Version = version;
        Effective = document.Effective;
    }

    public Guid Id { get; private set; }

    /// <summary>The name that tells laws apart: without punctuation and version.</summary>
    public string Key { get; private set; } = "";

    /// <summary>As citations write it: without 中华人民共和国.</summary>
    public string Name { get; private set; } = "";
    public string? Category { get; private set; }

    /// <summary>Day of this wording; the first day of year 1 when the source does not say.</summary>
    public DateOnly Version { get; private set; }
    public DateOnly? Effective { get; private set; }

    /// <summary>True for one version of each law: the one that is searched and cited.</summary>
    public bool Newest { get; private set; }
}

/// <summary>An article (法条) of one version of a law.</summary>
public sealed class Article
{
    private Article()
    {
    }

    public Article(Guid lawId, string number, string headings, string text, int position)
    {
        Id = Guid.NewGuid();
        LawId = lawId;
        Number = number;
        Headings = headings;
        Text = text;
        Position = position;
    }

    public Guid Id { get; private set; }
    public Guid LawId { get; private set; }

    /// <summary>第一千零四十二条, 第一百二十条之一.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Part, chapter, section.</summary>
    public string Headings { get; private set; } = "";
    public string Text { get; private set; } = "";
    public int Position { get; private set; }

    internal void Reword(string headings, string text, int position) => (Headings, Text, Position) = (headings, text, position);
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

    public AnsweredQuestion(string question, IReadOnlyList<Citation> relevant, string? answer, string hash)
    {
        Id = Guid.NewGuid();
        Question = question;
        Relevant = relevant;
        Answer = answer;
        Hash = hash;
    }

    public Guid Id { get; private set; }
    public string Question { get; private set; } = "";
    public IReadOnlyList<Citation> Relevant { get; private set; } = [];
    public string? Answer { get; private set; }

    /// <summary>Of the question's text: the same question is imported once.</summary>
    public string Hash { get; private set; } = "";
}

internal sealed class LawMapping : IEntityTypeConfiguration<Law>, IEntityTypeConfiguration<Article>, IEntityTypeConfiguration<AnsweredQuestion>
{
    public void Configure(EntityTypeBuilder<Law> entity)
    {
        entity.Property(l => l.Key).HasMaxLength(200);
        entity.Property(l => l.Name).HasMaxLength(200);
        entity.Property(l => l.Category).HasMaxLength(64);
        entity.HasIndex(l => new { l.Key, l.Version }).IsUnique();
        entity.HasIndex(l => l.Newest);
    }

    public void Configure(EntityTypeBuilder<Article> entity)
    {
        entity.Property(a => a.Number).HasMaxLength(64);
        entity.Property(a => a.Headings).HasMaxLength(500);
        entity.HasIndex(a => new { a.LawId, a.Number }).IsUnique();
        entity.HasOne<Law>().WithMany().HasForeignKey(a => a.LawId);
    }

    public void Configure(EntityTypeBuilder<AnsweredQuestion> entity)
    {
        entity.Property(q => q.Relevant).IsJson();
        entity.Property(q => q.Hash).HasMaxLength(64);
        entity.HasIndex(q => q.Hash).IsUnique();
    }
}
