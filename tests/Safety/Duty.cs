using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Safety;

/// <summary>What tests of the duty desk say and look at.</summary>
internal static class Duty
{
    public const string Knife = "救命！我老公拿刀追我！";
    public const string Fire = "厨房着火了，火很大";
    public const string Community = "community@example.cn";
    public const string OtherCommunity = "grid@example.cn";
    public const string Street = "street@example.cn";
    public const string City = "admin@example.cn";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task EscalatedAsync(TestCity city, int count, string[] rings)
    {
        Assert.Equal(count, await city.Get<BackgroundLoop>().RunDueAsync(Cancellation));
        foreach (var email in new[] { Community, Street, City })
            Assert.Equal(rings.Contains(email) ? 1 : 0, (await RingingAsync(city, email)).Count);
    }

    public static async Task<Guid> RaisedAsync(TestCity city, string words)
    {
        var resident = city.NewResident();
        await resident.Says(words);
        return await Transcripts.QueryAsync(
            city, db => db.DangerAlerts.Where(alert => alert.ConversationId == resident.ConversationId).Select(alert => alert.Id).SingleAsync(Cancellation));
    }

    public static Task<Guid> OnlyAsync(TestCity city) =>
        Transcripts.QueryAsync(city, db => db.DangerAlerts.Select(alert => alert.Id).SingleAsync(Cancellation));

    public static async Task<IReadOnlyList<Guid>> RingingAsync(TestCity city, string email) =>
        await city.Get<DutyDesk>().RingingAsync(await city.StaffAsync(email), Cancellation);

    public static Task<DangerAlert> AlertAsync(TestCity city, Guid id) =>
        Transcripts.QueryAsync(city, db => db.DangerAlerts.SingleAsync(alert => alert.Id == id, Cancellation));

    public static async Task<IReadOnlyList<DangerEvent>> StepsAsync(TestCity city, Guid id) => (await FileAsync(city, City, id)).Events;

    public static async Task<DutyFile> FileAsync(TestCity city, string email, Guid id)
    {
        var file = await city.Get<DutyDesk>().OpenAsync(await city.StaffAsync(email), id, Cancellation);
        Assert.NotNull(file);
        return file;
    }
}
