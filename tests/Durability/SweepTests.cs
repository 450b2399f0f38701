using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Tests.Conversations;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Files that belong to no message: what a crash leaves behind goes, what is under way and what is known stays.</summary>
public sealed class SweepTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_whose_message_never_came_is_deleted_once_it_has_waited_an_hour()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        var kept = await ComplaintTests.PictureAsync(city);
        await resident.SendsPhotos("", kept);
        var (lost, underWay) = (await ComplaintTests.PictureAsync(city), await ComplaintTests.PictureAsync(city));
        var sweep = city.Get<SweepAttachments>();
        Assert.Equal(0, await sweep.SweepAsync(Cancellation));
        city.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await sweep.SweepAsync(Cancellation));

        // The message of one comes at last, through another node.
        await resident.SendsPhotos("", underWay);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sweep.SweepAsync(Cancellation));
        Assert.Equal(new[] { kept.Id, underWay.Id }.Order(), Stored(city));
        Assert.DoesNotContain(lost.Id, Stored(city));
    }

    [Fact]
    public async Task What_one_node_has_just_stored_another_does_not_delete()
    {
        await using var city = await TestCity.StartAsync();
        var old = await ComplaintTests.PictureAsync(city);
        var sweep = ((IServiceProvider)city.AddNode()).GetService(typeof(SweepAttachments)) as SweepAttachments;
        await sweep!.SweepAsync(Cancellation);
        city.Clock.Advance(TimeSpan.FromHours(2));
        var young = await ComplaintTests.PictureAsync(city);
        Assert.Equal(1, await sweep.SweepAsync(Cancellation));
        Assert.Equal([young.Id], Stored(city));
        Assert.NotEqual(old.Id, young.Id);
    }

    [Fact]
    public async Task Beside_another_citys_database_nothing_is_deleted()
    {
        await using var city = await TestCity.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(city.Folder, "attachments")).FullName;
        for (var i = 0; i < 150; i++)
            await File.WriteAllBytesAsync(Path.Combine(folder, Guid.NewGuid().ToString("N")), [1], Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(folder, "README.txt"), [1], Cancellation);
        var sweep = city.Get<SweepAttachments>();
        for (var look = 0; look < 3; look++)
        {
            Assert.Equal(0, await sweep.SweepAsync(Cancellation));
            city.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(151, Directory.GetFiles(folder).Length);
    }

    private static IEnumerable<Guid> Stored(TestCity city) =>
        Directory.GetFiles(Path.Combine(city.Folder, "attachments")).Select(file => Guid.ParseExact(Path.GetFileName(file), "N")).Order();
}
