using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Curation;

public sealed class SynonymTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("讨薪、拖欠工资 = 劳动报酬", "讨薪、拖欠工资 = 劳动报酬")]
    [InlineData(" 讨薪，拖欠工资 讨薪＝劳动报酬 ", "讨薪、拖欠工资 = 劳动报酬")]
    [InlineData("讨薪", null)]
    [InlineData("讨薪 = ", null)]
    [InlineData("讨薪 = 劳动报酬 = 工资", null)]
    [InlineData("讨薪 = 很长很长很长很长很长很长很长很长很长很长的词", null)]
    public void A_group_is_read_from_one_line(string line, string? read) => Assert.Equal(read, Synonyms.TryParse(line)?.ToString());

    [Fact]
    public void The_starter_groups_end_in_words_that_statutes_use()
    {
        var groups = Synonyms.Read(Synonyms.StarterFile);
        Assert.True(groups.Count >= 60, $"{groups.Count} groups");
        var laws = string.Concat(Directory.EnumerateFiles(SharedData.PathOrSkip("laws"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(groups.SelectMany(group => group.Legal), word => Assert.Contains(word, laws, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_reaches_every_node_and_of_two_curators_the_second_overwrites_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var desk = new CurateSynonyms(city.Transactions, city.Clock);
        var curator = await city.StaffAsync("curator@example.cn");
        var before = await Transcripts.QueryAsync(city, db => CurateSynonyms.ReadAsync(db, Cancellation));
        Assert.True(before.Count >= 60);
        Assert.Equal(SynonymChange.NotAllowed, await desk.AddAsync(await city.StaffAsync("lawyer@example.cn"), "甲 = 乙", Cancellation));
        Assert.Equal(SynonymChange.NotReadable, await desk.AddAsync(curator, "甲", Cancellation));
        Assert.Equal(SynonymChange.Done, await desk.AddAsync(curator, "独角兽 = 动物", Cancellation));
        Assert.True(await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation));
        Assert.Contains("独角兽 = 动物", city.Get<KnowledgeIndex>().Synonyms.Select(words => words.ToString()));
        var group = Assert.Single(await desk.ListAsync(curator, Cancellation), g => g.Words.ToString() == "独角兽 = 动物");
        Assert.Equal(SynonymChange.Done, await desk.SaveAsync(curator, group.Id, group.Version, "独角兽、飞马 = 动物", Cancellation));
        Assert.Equal(SynonymChange.ChangedMeanwhile, await desk.SaveAsync(curator, group.Id, group.Version, "麒麟 = 动物", Cancellation));
        Assert.Equal(SynonymChange.ChangedMeanwhile, await desk.DeleteAsync(curator, group.Id, group.Version, Cancellation));
        var after = await Transcripts.QueryAsync(city, db => CurateSynonyms.ReadAsync(db, Cancellation));
        Assert.Equal([.. before.Select(g => g.ToString()), "独角兽、飞马 = 动物"], after.Select(g => g.ToString()).OrderBy(g => g == "独角兽、飞马 = 动物" ? 1 : 0));
    }
}
