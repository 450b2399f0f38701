using System.Globalization;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Notices;

/// <summary>What may wait is not said at night.</summary>
public sealed class QuietHoursTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-11-23T08:00:00+08:00", "2026-11-23T08:00:00+08:00")]
    [InlineData("2026-11-23T12:59:59Z", "2026-11-23T20:59:59+08:00")]
    [InlineData("2026-11-23T21:00:00+08:00", "2026-11-24T08:00:00+08:00")]
    [InlineData("2026-12-31T23:30:00+08:00", "2027-01-01T08:00:00+08:00")]
    [InlineData("2026-11-23T16:00:00Z", "2026-11-24T08:00:00+08:00")]
    [InlineData("2026-11-24T07:59:59+08:00", "2026-11-24T08:00:00+08:00")]
    public void The_night_is_from_nine_to_eight(string now, string next) =>
        Assert.Equal(At(next), QuietHours.Next(At(now)));

    [Fact]
    public async Task A_reminder_that_no_node_was_there_for_by_day_waits_for_the_morning()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        city.Clock.Advance(TimeSpan.FromHours(13));
        await PassAsync(TimeSpan.Zero);
        Assert.Empty(resident.Heard);
        await PassAsync(TimeSpan.FromHours(10) - TimeSpan.FromSeconds(1));
        Assert.Empty(resident.Heard);
        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.Single(resident.Heard);
        await PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(resident.Heard);

        async Task PassAsync(TimeSpan time)
        {
            city.Clock.Advance(time);
            await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
            await resident.Listens();
        }
    }
}
