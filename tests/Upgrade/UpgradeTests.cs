using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Roles;
using ResidentAssistant.Web.Commands;
using Xunit;

namespace ResidentAssistant.Tests.Upgrade;

/// <summary>A city of every earlier release is upgraded: nothing that was written is lost, all of it can be read, and the city lives on.</summary>
public sealed class UpgradeTests
{
    /// <summary>
    /// Tables and columns of ASP.NET Core Identity in which the product never writes, and what is there for a moment or by one channel alone.
    /// </summary>
    private static readonly string[] NotStored =
    [
        "AspNetUserClaims", "AspNetUserLogins", "AspNetUserTokens",
        "AspNetUsers.LockoutEnd", "AspNetUsers.PhoneNumber",
        "Conversations.PushQuota_EventQuotaUntil", "Conversations.PushQuota_MessageQuotaUntil", "Conversations.PushQuota_NoticedAt",
        "Conversations.PushQuota_SendingUntil", "DueWork.LeaseUntil", "Outbox.LastError", "Outbox.PassiveTo", "Residents.Name",
    ];

    /// <summary>
    /// What migrations rename, take away or rewrite on purpose: <c>Table</c> or <c>Table.Column</c> as a release stored it, and the name of the table or
    /// column since; null when it is gone or holds something else. Whoever adds such a migration adds it here, and for a null tests in
    /// <see cref="A_city_of_an_earlier_release_lives_on"/> that what was in it is found where it is now.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, string?> Since = new Dictionary<string, string?>
    {
        // The half hours of 周四有约 are computed; those that were stored became extra times, and a booking carries its time itself.
        ["AppointmentSlots"] = null,
        ["Bookings.SlotId"] = null,
        ["Bookings.ActiveSlotId"] = null,

        // The lines of a case's history became a numbered log; a verdict is no state any more.
        ["CaseEvents.Id"] = null,
        ["CaseEvents.State"] = null,
        ["CaseEvents.Category"] = null,
        ["CaseEvents.CategoryBefore"] = null,
        ["Cases.State"] = null,
        ["Cases.Version"] = null,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Schemas => [.. StoredCity.Schemas];

    public static TheoryData<DatabaseProvider, string> All
    {
        get
        {
            var all = new TheoryData<DatabaseProvider, string>();
            foreach (var schema in StoredCity.Schemas)
            {
                all.Add(DatabaseProvider.Sqlite, schema);
                all.Add(DatabaseProvider.Postgres, schema);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Something_is_stored_of_every_table_and_column_of_its_time(string schema)
    {
        var stored = StoredCity.Read(schema);
        await using var then = await OldCity.CreateAsync(DatabaseProvider.Sqlite, stored);
        var tables = await StoredCity.SnapshotAsync(then.Database);
        Assert.Equal(NotStored, tables.Values.SelectMany(Unfilled).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nothing_that_an_earlier_release_stored_is_lost_and_all_of_it_can_be_read(DatabaseProvider provider, string schema)
    {
        await using var old = await OldCity.CreateAsync(provider, StoredCity.Read(schema));
        var before = await StoredCity.SnapshotAsync(old.Database);
        await using var city = old.Open();
        await city.Get<Migrator>().MigrateAsync(Cancellation);
        var after = await StoredCity.SnapshotAsync(old.Database);
        Assert.Empty(before.Values.SelectMany(table => Lost(table, after)));

        await using var db = await city.Transactions.ReadAsync(Cancellation);
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
            Assert.Equal(after[type.GetTableName()!].Rows.Count, await ReadAsync(db, type));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_city_of_an_earlier_release_lives_on(DatabaseProvider provider, string schema)
    {
        await using var old = await OldCity.CreateAsync(provider, StoredCity.Read(schema));
        await using var city = old.Open();
        // All that db migrate does.
        await Preparation.PrepareAsync(city.Services, migrate: true, Cancellation);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);

        // What was sealed then is opened, in the words of then.
        var admin = await city.StaffAsync("admin@example.cn");
        var cases = await city.Get<HandleCase>().ListAsync(admin, null, Cancellation);
        var lamp = Assert.Single(cases, one => one.Description.Contains("路灯", StringComparison.Ordinal));
        Assert.Equal((CaseState.Closed, Rating.Dissatisfied, FilledCity.Phone), (lamp.State, lamp.Rating, lamp.Phone));
        var rated = city.NewResident(address: FilledCity.Rated);
        await SaysAsync(rated, "我的诉求");
        rated.Hears(FilledCity.Result);
        rated.Hears(lamp.Number);
        var clerk = await city.StaffAsync("community@example.cn");
        var smoke = Assert.Single(await city.Get<HandleCase>().ListAsync(clerk, null, Cancellation), one => one.Number == "XY-20261123-0001");
        var file = await city.Get<HandleCase>().OpenAsync(clerk, smoke.Number, Cancellation);
        Assert.Contains(WorkedCity.Smoke, file!.Case.Description, StringComparison.Ordinal);
        var photo = await Transcripts.QueryAsync(city, db => db.Attachments.Where(a => a.CaseId == smoke.Id).Select(a => a.Id).FirstAsync(Cancellation));
        Assert.NotNull(await city.Get<ViewPhoto>().OpenAsync(clerk, photo, Cancellation));
        Assert.Contains(
            await city.Get<DutyDesk>().ListAsync(admin, Cancellation), item => item.Alert.Outcome?.Contains("火已扑灭", StringComparison.Ordinal) == true);
        Assert.NotEmpty(await city.Get<SearchLibrary>().RunAsync("昭明台灯光管理规定第一条", 10, null, Cancellation));

        // The times of then can be booked, but the one that was booked then.
        var slots = await city.Get<SlotDesk>().ComingAsync(admin, Cancellation);
        Assert.Equal((32, 1), (slots.Count, slots.Count(view => view.Bookings.Count > 0)));
        Assert.Equal(
            ("11月26日（周四）14:00 张律师", "檀溪社区党群服务中心一楼"),
            slots.Where(view => view.Bookings.Count > 0).Select(view => (AppointmentTexts.Describe(view.Slot), view.Slot.Venue)).Single());
        var booking = city.NewResident(address: "resident-booking");
        await booking.Says("预约11月26号两点张律师");
        booking.Hears("已经约满了");
        await booking.Says("两点半张律师");
        await booking.Says("跳过");
        await booking.Says("确认预约");
        booking.Hears("11月26日（周四）14:30，张律师");

        // A seat of then is kept, has a code and can be told.
        var seat = await Transcripts.QueryAsync(city, db => db.Registrations.AsNoTracking().SingleAsync(Cancellation));
        var lecture = await Transcripts.QueryAsync(city, db => db.LectureSessions.AsNoTracking().SingleAsync(one => one.Id == seat.SessionId, Cancellation));
        Assert.Equal((RegistrationState.Registered, 1, 10, true), (seat.State, seat.People, seat.Code.Length, seat.ConversationId is not null));
        Assert.Equal(("道德讲堂", 1, TimeSpan.FromMinutes(90)), (lecture.SeriesName, lecture.Taken, lecture.EndsAt - lecture.StartsAt));

        // The clerk goes on with the case.
        Assert.Equal(CaseChange.Done, await city.Get<HandleCase>().StartAsync(clerk, smoke.Number, smoke.Version, Cancellation));

        // The lawyer goes on with the conversation, and gives it back.
        var lawyer = await city.StaffAsync("lawyer2@example.cn");
        var held = Assert.Single(await city.Get<Reception>().ListAsync(lawyer, Cancellation), item => item.Mine);
        Assert.Contains(
            await Transcripts.ReadAsync(city, held.ConversationId), line => line.Speaker == Speaker.Lawyer && line.Text == FilledCity.Advice);
        Assert.Equal(ReceptionOutcome.Done, await city.Get<Reception>().EndAsync(lawyer, held.SessionId, Cancellation));
        var advised = city.NewResident(address: FilledCity.Advised);
        await SaysAsync(advised, "你好");
        Assert.Equal(held.ConversationId, advised.ConversationId);
        advised.Hears(FilledCity.Advice);

        // What was due then is done now.
        city.Clock.Advance(TimeSpan.FromHours(3));
        Assert.True(await city.Get<BackgroundLoop>().RunDueAsync(Cancellation) > 0);
        var inForm = city.NewResident(address: FilledCity.InForm);
        await SaysAsync(inForm, "东方花苑5号楼");
        inForm.Hears("还没办完");
        Assert.Contains("提交", inForm.Choices);
        await SaysAsync(inForm, "提交");
        Assert.Equal(cases.Count + 1, (await city.Get<HandleCase>().ListAsync(admin, null, Cancellation)).Count);

        // Somebody new is answered out of the library of then.
        var asking = city.NewResident(address: "resident-new");
        await asking.Says("物业费涨价业主可以拒绝交吗");
        asking.Hears("民法典");
    }

    private static IEnumerable<string> Unfilled(StoredTable table) => table.Rows.Count == 0
        ? [table.Name]
        : table.Columns.Where((_, i) => table.Rows.All(row => row[i] is null)).Select(column => $"{table.Name}.{column}");

    private static Task<Receipt> SaysAsync(TestResident resident, string words) =>
        resident.Sends(new InboundMessage.Text("test", resident.Address, "after " + words, words));

    /// <summary>What is no longer stored as it was, in the columns there were.</summary>
    private static List<string> Lost(StoredTable before, IReadOnlyDictionary<string, StoredTable> all)
    {
        if (Since.GetValueOrDefault(before.Name, before.Name) is not { } name)
            return [];
        if (!all.TryGetValue(name, out var after))
            return [before.Name];
        var columns = before.Columns.Select(column => (Then: column, Now: Since.GetValueOrDefault($"{before.Name}.{column}", column)))
            .Where(column => column.Now is not null).ToList();
        var gone = columns.Where(column => !after.Columns.Contains(column.Now)).Select(column => $"{before.Name}.{column.Then}").ToList();
        return gone.Count > 0 ? gone
            : Missing(Values(before, columns.Select(column => column.Then)), Values(after, columns.Select(column => column.Now!))) is 0 ? []
            : [$"{before.Name}: {before.Rows.Count} rows before, {after.Rows.Count} after, or other values"];
    }

    /// <summary>How many of the values are no longer there; a migration may add some, e.g. work that is due.</summary>
    private static int Missing(IEnumerable<string> before, IEnumerable<string> after)
    {
        var left = after.ToList();
        return before.Count(value => !left.Remove(value));
    }

    private static IEnumerable<string> Values(StoredTable table, IEnumerable<string> columns)
    {
        int[] places = [.. columns.Select(column => table.Columns.ToList().IndexOf(column))];
        return table.Rows.Select(row => string.Join('\t', places.Select(i => row[i] ?? "\0"))).Order(StringComparer.Ordinal);
    }

    /// <summary>Reads every row as the product does: opens what is sealed, and finds every stored name.</summary>
    private static async Task<int> ReadAsync(AppDb db, IEntityType type) => await (Task<int>)typeof(UpgradeTests)
        .GetMethod(nameof(ReadRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db])!;

    private static async Task<int> ReadRowsAsync<T>(AppDb db)
        where T : class => (await db.Set<T>().AsNoTracking().ToListAsync(Cancellation)).Count;
}
