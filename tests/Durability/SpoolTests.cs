using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Conversations.Inbound;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>The spool on the disk: bounded, in order, found again, and never stopped by one bad file.</summary>
public sealed class SpoolTests : IAsyncLifetime
{
    private TestCity city = null!;

    private string Folder => city.Get<DatabaseOptions>().SpoolFolder;

    public async ValueTask InitializeAsync() => city = await TestCity.StartAsync();

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public void It_takes_so_many_and_so_much_and_no_more_and_tells_before_it_keeps()
    {
        var spool = Open(files: 2);
        spool.Append(Item("a", "1"));
        spool.Append(Item("b", "2"));
        Assert.Throws<SpoolException>(() => spool.Append(Item("a", "3")));
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
        spool.RemoveFirst();
        spool.Append(Item("a", "4"));
        Assert.Throws<SpoolException>(() => Open(files: 2).Append(Item("a", "5")));
        Assert.Throws<SpoolException>(() => Open(bytes: 2000).Append(Item("a", new string('长', 1000))));
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public void What_waits_is_found_again_in_order_with_all_it_holds()
    {
        var message = new InboundMessage.Photos("wechat:main", "a", "m1", [new Attachment(Guid.NewGuid(), "image/jpeg", "photo.jpg", 7)], "你好\n😀")
        {
            Allows = new PushAllowance(5, TimeSpan.FromHours(48)),
            ChannelData = "{}",
        };
        Open().Append(new SpooledItem("wechat:main", "a") { Message = message });
        Open().Append(new SpooledItem("wechat:main", "a") { Left = true });
        Open().Append(new SpooledItem("wechat:main", "b") { Answer = NoticeAnswer.Rejected });
        var again = Open();
        var found = new List<SpooledItem>();
        while (again.First() is { } entry)
        {
            Assert.True(again.Holds(again.Read(entry)!));
            found.Add(again.Read(entry)!);
            again.RemoveFirst();
        }

        Assert.Equal([false, true, false], found.Select(item => item.Left));
        Assert.Equal(NoticeAnswer.Rejected, found[2].Answer);
        var photo = Assert.IsType<InboundMessage.Photos>(found[0].Message);
        var attachment = Assert.Single(photo.Attachments);
        Assert.Equal(message with { Attachments = [] }, photo with { Attachments = [] });
        Assert.Equal((message.Attachments[0].Id, "image/jpeg", "photo.jpg", 7), (attachment.Id, attachment.ContentType, attachment.Name, attachment.Size));
        Assert.False(again.Holds(found[0]));
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_case_of_a_message_is_read_again_as_what_it_was(InboundMessage message)
    {
        Open().Append(new SpooledItem(message.Channel, message.Address) { Message = message });
        var again = Open();
        var read = again.Read(again.First()!)!.Message!;
        Assert.Equal(message.GetType(), read.GetType());
        Assert.Equal(JsonSerializer.Serialize(message, ModelConventions.Json), JsonSerializer.Serialize(read, ModelConventions.Json));
    }

    /// <summary>As the version before the cases wrote it: every kind had a text and attachments, and its number stood behind them.</summary>
    [Theory]
    [InlineData(0, "m1 Text 你好 0")]
    [InlineData(1, "m1 Photo 你好 1")]
    [InlineData(2, "m1 Voice  1")]
    [InlineData(3, "m1 Location 你好 0")]
    [InlineData(4, "m1 Joined 你好 0")]
    [InlineData(5, "m1 Unreadable  0")]
    public void A_file_of_an_earlier_version_is_read(int kind, string expected)
    {
        const string Photo = """{"id":"0190a5f2-0000-7000-8000-000000000001","contentType":"image/jpeg","name":"photo.jpg","size":7}""";
        var message = $$"""
            {"channel":"wechat:main","address":"a","key":"m1","text":"你好","kind":{{kind}},"attachments":[{{(kind is 1 or 2 ? Photo : "")}}],
            "allows":{"messages":5,"life":"2.00:00:00"},"channelData":"{}"}
            """;
        Write($$"""{"channel":"wechat:main","address":"a","message":{{message}},"left":false}""");
        var spool = Open();
        var read = spool.Read(spool.First()!)!.Message!;
        var (asKind, text, attachments) = read.AsLine();
        Assert.Equal(expected, $"{read.Key} {asKind} {text} {attachments.Count}");
        Assert.Equal((new PushAllowance(5, TimeSpan.FromHours(48)), "{}"), (read.Allows, read.ChannelData));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "kind":99""")]
    public void A_message_of_no_known_case_is_set_aside(string kind)
    {
        Write("""{"channel":"wechat:main","address":"a","message":{"channel":"wechat:main","address":"a","key":"m1","text":"你好" KIND}}"""
            .Replace("KIND", kind, StringComparison.Ordinal));
        Assert.Equal(0, Open().Count);
        Assert.EndsWith(".failed", Assert.Single(Directory.GetFiles(Folder)), StringComparison.Ordinal);
    }

    public static TheoryData<InboundMessage> Cases =>
    [
        new InboundMessage.Text("wechat:main", "a", "m1", "你好\n😀") { Allows = new PushAllowance(5, TimeSpan.FromHours(48)) },
        new InboundMessage.Photos("webchat", "a", "m1", [], "[图片]") { ChannelData = "{}" },
        new InboundMessage.Voice("wechat:main", "a", "m1"),
        new InboundMessage.Place("wechat:main", "a", "m1", "檀溪路8号"),
        new InboundMessage.Joined("wechat:main", "a", "m1", "community7"),
        new InboundMessage.Unreadable("wechat:main", "a", "m1"),
    ];

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_set_aside_and_the_others_go_on()
    {
        Open().Append(Item("a", "1"));
        Open().Append(Item("a", "2"));
        Open().Append(Item("a", "3"));
        var files = Directory.GetFiles(Folder).Order(StringComparer.Ordinal).ToList();
        await File.WriteAllBytesAsync(files[0], [], TestContext.Current.CancellationToken);
        File.Delete(files[1]);
        await File.WriteAllTextAsync(Path.Combine(Folder, "half.msg.tmp"), "half", TestContext.Current.CancellationToken);
        await city.Get<WatchDatabase>().LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal([files[0] + ".failed"], Directory.GetFiles(Folder));
        var said =
            await Transcripts.QueryAsync(city, db =>
                Task.FromResult(db.Activities.Where(a => a.Speaker == Speaker.Resident).Select(a => a.InboundKey).ToList()));
        Assert.Equal([city.Get<Inbox>().StoredKey("3")], said);
    }

    [Fact]
    public async Task An_item_that_can_never_be_taken_in_is_set_aside_after_three_attempts()
    {
        var spool = city.Get<Spool>();
        spool.Append(new SpooledItem("wechat:main", "a") { Message = new InboundMessage.Text("wechat:main", "a", "1", null!) });
        spool.Append(Item("a", "2"));
        var watch = city.Get<WatchDatabase>();
        for (var attempt = 1; attempt < 3; attempt++)
            await Assert.ThrowsAnyAsync<Exception>(() => watch.LookAsync(TestContext.Current.CancellationToken));
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, spool.Count);
        Assert.EndsWith(".failed", Assert.Single(Directory.GetFiles(Folder)), StringComparison.Ordinal);
    }

    private static SpooledItem Item(string address, string key) =>
        new("wechat:main", address) { Message = new InboundMessage.Text("wechat:main", address, key, "你好") };

    private void Write(string json)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(Path.Combine(Folder, $"{1:D19}-a.msg"), city.Get<Vault>().Seal(Encoding.UTF8.GetBytes(json)));
    }

    /// <summary>As a process that has just started.</summary>
    private Spool Open(int files = 100, long bytes = 1_000_000) =>
        new(city.Get<DatabaseOptions>(), city.Get<Vault>(), NullLogger<Spool>.Instance) { FileLimit = files, ByteLimit = bytes };
}
