using System.Diagnostics;
using Lucene.Net.Index;
using Lucene.Net.Store;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Harness;
using Xunit;
using Directory = System.IO.Directory;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class KnowledgeIndexFaultTests : IDisposable
{
    private static readonly Passage Noise = new("faq:noise", PassageKind.Entry, "夜间施工噪声扰民怎么办？", "拨打投诉电话。");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t")]
    [InlineData("，。！？、；：“”（）《》…—")]
    [InlineData("!?*:\"\\/()[]{}^~+-&&||")]
    [InlineData("\0\u0001\u001b\u200b\ufeff")]
    [InlineData("😀👍🏽")]
    public void What_has_no_words_finds_nothing(string query)
    {
        using var index = WithNoise();

        Assert.Empty(index.Search(query, 10));
    }

    [Theory]
    [InlineData("text:噪声 AND (NOT \"扰民\" OR 施工*~ {")]
    [InlineData("\0夜间施工😀噪声\ud83d")]
    [InlineData("第条第999999999999999999999条噪声条")]
    [InlineData("'; DROP TABLE 噪声 --")]
    public void Odd_text_around_words_is_no_syntax(string query)
    {
        using var index = WithNoise();

        Assert.Equal("faq:noise", Assert.Single(index.Search(query, 10)).Id);
    }

    [Fact]
    public void Only_the_beginning_of_a_very_long_text_is_read()
    {
        using var index = WithNoise();

        Assert.NotEmpty(index.Search("噪声" + new string('扰', 10_000), 10));
        Assert.Empty(index.Search(new string('无', 10_000) + "噪声", 10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_hits_wanted_are_no_hits(int top)
    {
        using var index = WithNoise();

        Assert.Empty(index.Search("噪声", top));
    }

    [Fact]
    public void A_new_folder_is_an_empty_index()
    {
        var folder = Path.Combine(_folder.Path, "a", "b");

        using var index = KnowledgeIndex.Open(folder);

        Assert.True(Directory.Exists(folder));
        Assert.True(index.IsEmpty);
        Assert.Null(index.Generation);
        Assert.Empty(index.Search("噪声", 10));
        index.Rebuild([], "1");
        Assert.True(index.IsEmpty);
        Assert.Equal("1", index.Generation);
    }

    [Theory]
    [InlineData("segments*")]
    [InlineData("_*")]
    public void A_damaged_index_is_begun_anew_and_other_files_are_left_alone(string damaged)
    {
        var stranger = _folder.Write("notes.txt", "not an index file");
        WithNoise().Dispose();
        foreach (var file in Directory.GetFiles(_folder.Path, damaged))
            File.WriteAllBytes(file, [.. File.ReadAllBytes(file).Select((octet, at) => at % 7 == 3 ? (byte)~octet : octet)]);

        using var index = KnowledgeIndex.Open(_folder.Path);

        Assert.True(index.IsEmpty);
        Assert.True(File.Exists(stranger));
        index.Rebuild([Noise], "2");
        Assert.Equal("faq:noise", Assert.Single(index.Search("噪声", 10)).Id);
    }

    [Fact]
    public void A_cut_off_file_makes_the_index_begin_anew()
    {
        WithNoise().Dispose();
        var largest = Directory.GetFiles(_folder.Path, "_*").MaxBy(file => new FileInfo(file).Length)!;
        File.WriteAllBytes(largest, File.ReadAllBytes(largest)[..^20]);

        using var index = KnowledgeIndex.Open(_folder.Path);

        Assert.True(index.IsEmpty);
    }

    [Fact]
    public void An_index_of_another_format_is_begun_anew()
    {
        WithNoise().Dispose();
        using (var directory = FSDirectory.Open(_folder.Path))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(Lucene.Net.Util.LuceneVersion.LUCENE_48, null)))
        {
            writer.SetCommitData(new Dictionary<string, string> { ["format"] = "0" });
            writer.Commit();
        }

        using var index = KnowledgeIndex.Open(_folder.Path);

        Assert.True(index.IsEmpty);
    }

    [Fact]
    public void While_another_holds_the_lock_writing_is_refused_and_searching_goes_on()
    {
        using var index = WithNoise();
        using (WriteLock.Take(_folder.Path))
        {
            var busy = Assert.Throws<KnowledgeIndexBusyException>(() => index.Update([Noise], [], "2"));
            Assert.Contains(_folder.Path, busy.Message, StringComparison.Ordinal);
            Assert.Throws<KnowledgeIndexBusyException>(() => index.Rebuild([], "2"));
            Assert.NotEmpty(index.Search("噪声", 10));
            using var second = KnowledgeIndex.Open(_folder.Path);
            Assert.NotEmpty(second.Search("噪声", 10));
        }

        index.Update([], [Noise.Id], "3");
        Assert.True(index.IsEmpty);
    }

    [Fact]
    public async Task The_lock_of_another_process_counts_and_ends_with_it()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/flock"))
            Assert.Skip("needs /usr/bin/flock to hold the lock in another process");
        using var index = WithNoise();
        using var other = Process.Start(new ProcessStartInfo("/usr/bin/flock", ["-x", Path.Combine(_folder.Path, WriteLock.FileName), "cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await other.StandardInput.WriteLineAsync("held");
        await other.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        Assert.Throws<KnowledgeIndexBusyException>(() => index.Update([], [Noise.Id], "2"));
        Assert.NotEmpty(index.Search("噪声", 10));

        other.StandardInput.Close();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        index.Update([], [Noise.Id], "2");
        Assert.True(index.IsEmpty);
    }

    [Fact]
    public void An_unusable_index_is_not_deleted_while_another_writes()
    {
        WithNoise().Dispose();
        foreach (var file in Directory.GetFiles(_folder.Path, "_*"))
            File.WriteAllText(file, "damaged");

        using (WriteLock.Take(_folder.Path))
            Assert.Throws<KnowledgeIndexBusyException>(() => KnowledgeIndex.Open(_folder.Path));

        Assert.NotEmpty(Directory.GetFiles(_folder.Path, "_*"));
    }

    [Fact]
    public void Two_index_objects_take_turns_at_writing()
    {
        using var first = WithNoise();
        using var second = KnowledgeIndex.Open(_folder.Path);

        second.Update([Noise with { Id = "faq:second" }], [], "2");
        first.Update([Noise with { Id = "faq:third" }], [], "3");

        Assert.Equal(["faq:noise", "faq:second", "faq:third"], first.Search("噪声", 10).Select(hit => hit.Id).Order(StringComparer.Ordinal));
        Assert.Equal("3", first.Generation);
    }

    [Fact]
    public async Task A_reader_takes_up_what_another_has_written()
    {
        using var reader = KnowledgeIndex.Open(_folder.Path);
        WithNoise().Dispose();

        await Eventually.TrueAsync(() => reader.Search("噪声", 10).Count > 0);
        Assert.Single(reader.Search("噪声", 10));
        Assert.Equal("1", reader.Generation);
    }

    private KnowledgeIndex WithNoise()
    {
        var index = KnowledgeIndex.Open(_folder.Path);
        index.Rebuild([Noise], "1");
        return index;
    }
}
