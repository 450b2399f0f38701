using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Keeping;
using Xunit;

namespace ResidentAssistant.Tests.Grid;

/// <summary>The sample city with two grid cells in 庞公社区, a doorplate in each, and 刘强 at work in the first.</summary>
internal static class GridCity
{
    public const string Worker = "grid@example.cn";
    public const string First = "庞公第一网格";
    public const string Second = "庞公第二网格";
    public const string Door = "庞公新城3号楼";
    public static readonly string[] DoorColumns = ["门牌", "单位", "纬度", "经度"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestCity> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var city = await TestCity.StartAsync(provider);
        await LayOutAsync(city.Services);
        return city;
    }

    /// <summary>On the node that is asked afterwards: it knows of it at once.</summary>
    public static async Task LayOutAsync(IServiceProvider node)
    {
        var book = await ImportTerritoryTests.BookAsync(
            ("单位", ["名称", "级别", "上级"], [[First, "网格", "庞公社区"], [Second, "网格", "庞公社区"]]),
            ("门牌", DoorColumns, [[Door, First, "32.0421", "112.1354"], ["庞公新城13号楼", Second, "", ""]]));
        using var file = new MemoryStream(book);
        var done = Assert.IsType<TerritoryImport.Done>(await node.GetRequiredService<ImportTerritory>().RunAsync(null, file, TerritorySheets.All, Cancellation));
        Assert.Equal((4, 0), (done.Added, done.Rows.Count));
        Assert.IsType<AccountChange.Done>(await node.GetRequiredService<StaffAccounts>().MoveAsync(null, Worker, First, null, Cancellation));
    }

    public static GridReport Report(string text, string place = Door) => new(Guid.NewGuid(), GridEntryKind.Report, text) { Place = place };

    public static async Task<GridOutcome.Done> RecordAsync(TestCity city, GridReport report, string email = Worker) =>
        Assert.IsType<GridOutcome.Done>(await city.Get<RecordGridEntry>().RunAsync(await city.StaffAsync(email), report, [], Cancellation));
}
