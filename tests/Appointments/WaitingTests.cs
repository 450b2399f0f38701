using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Appointments;

/// <summary>A full Thursday: who waits is offered what becomes free, in order, and an offer ends.</summary>
public sealed class WaitingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_becomes_free_goes_to_the_first_then_to_the_next(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var holders = await FillAsync(city);
        var (first, second) = (city.NewResident(), city.NewResident());
        foreach (var (resident, before) in new[] { (first, 0), (second, 1) })
        {
            await resident.Says("预约11月26号的律师");
            resident.Hears("11月26日（周四）已经约满了");
            await resident.Taps("排队等11月26日（周四）");
            resident.Hears($"给您排上了11月26日（周四）的候补，前面还有 {before} 位");
            await resident.Says("取消");
        }

        await holders[0].Says("取消预约");
        await holders[0].Taps("确定取消");
        await DueAsync(city, TimeSpan.Zero);
        await first.Listens();
        first.Hears("有人退了，11月26日（周四）14:00 张律师空出来了，给您留到09:30。要吗？");
        Assert.Equal(["要", "不要"], first.Choices);

        // It is kept: nobody else can book it meanwhile.
        var other = city.NewResident();
        await other.Says("预约11月26号两点张律师");
        other.Hears("已经约满了");
        await DueAsync(city, TimeSpan.FromMinutes(31));
        await first.Listens();
        first.Hears("已经让给后面的人了");
        await second.Listens();
        second.Hears("11月26日（周四）14:00 张律师空出来了");
        await first.Says("要");
        first.DoesNotHear("约好了");
        await second.Says("要");
        second.Hears("约好了");
        second.Hears("11月26日（周四）14:00，张律师");
        await second.Says("我的预约");
        second.DoesNotHear("候补");
    }

    [Fact]
    public async Task Who_does_not_want_it_passes_it_on_and_who_books_twice_has_it_once()
    {
        await using var city = await TestCity.StartAsync();
        var holders = await FillAsync(city);
        var (first, second) = (city.NewResident(), city.NewResident());
        foreach (var resident in new[] { first, second })
        {
            await resident.Says("预约11月26号的律师");
            await resident.Taps("排队等11月26日（周四）");
        }

        await holders[1].Says("取消预约");
        await holders[1].Taps("确定取消");
        await DueAsync(city, TimeSpan.Zero);
        await first.Listens();
        await first.Taps("不要");
        first.Hears("不排了");
        await DueAsync(city, TimeSpan.Zero);
        await second.Listens();
        await second.Taps("要");
        second.Hears("约好了");
        await second.Says("要");
        second.DoesNotHear("约好了");
        Assert.Equal(8, await Transcripts.QueryAsync(city, db => db.Bookings.CountAsync(b => b.State == BookingState.Booked, Cancellation)));
    }

    [Fact]
    public async Task At_night_it_is_kept_for_those_who_wait_until_the_morning()
    {
        await using var city = await TestCity.StartAsync();
        var holders = await FillAsync(city);
        var (waits, other) = (city.NewResident(), city.NewResident());
        await waits.Says("预约11月26号的律师");
        await waits.Taps("排队等11月26日（周四）");
        city.Clock.Advance(TimeSpan.FromHours(13.5));
        await holders[0].Says("取消预约");
        await holders[0].Taps("确定取消");
        await DueAsync(city, TimeSpan.Zero);
        await waits.Listens();
        waits.DoesNotHear("空出来了");
        await other.Says("预约11月26号两点张律师");
        other.Hears("已经约满了");
        await DueAsync(city, TimeSpan.FromHours(9.5));
        await waits.Listens();
        waits.Hears("空出来了，给您留到08:30");
    }

    [Fact]
    public async Task Nobody_waits_while_there_is_a_free_time()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("候补");
        resident.Hears("现在就有空的时间，不用排队");
    }

    /// <summary>All eight times of the first Thursday are booked.</summary>
    private static async Task<IReadOnlyList<TestResident>> FillAsync(TestCity city)
    {
        var residents = new List<TestResident>();
        foreach (var time in new[] { "14:00", "14:30", "15:00", "15:30" })
            foreach (var lawyer in new[] { "张律师", "李律师" })
            {
                var resident = city.NewResident();
                await resident.Says("预约周四律师");
                await resident.Says($"11月26日（周四）{time} {lawyer}");
                await resident.Says("跳过");
                await resident.Says("确认预约");
                resident.Hears("约好了");
                residents.Add(resident);
            }

        return residents;
    }

    private static async Task DueAsync(TestCity city, TimeSpan after)
    {
        city.Clock.Advance(after);
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
    }
}
