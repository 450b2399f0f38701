using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Tests.Appointments;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The door of a Thursday, on a telephone and at a desk.</summary>
[Collection(nameof(Chromium))]
public sealed class DoorPageTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Who_comes_is_checked_in_also_without_a_line_and_once(int width, int height)
    {
        await using var host = await StartAsync();
        var (first, second, third) = (
            await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:00 张律师"),
            await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:00 李律师"),
            await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:30 李律师"));
        host.City.Clock.SetUtcNow(TestCity.Monday.AddDays(3).AddHours(5).AddMinutes(5));
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn", width, height);
        await desk.Page.GotoAsync("/console/appointments/door");
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("11月26日（周四）门口");
        await desk.ShowAsync($"door-{width}");

        await Row(desk, first).GetByRole(AriaRole.Button, new() { Name = "到场" }).ClickAsync();
        await Expect(desk.Page.Locator(".done")).ToHaveTextAsync($"{first} 14:00 张律师：到了。");
        await Expect(Row(desk, first).Locator(".chip")).ToHaveTextAsync("到了");
        await Row(desk, first).GetByText("办完了").ClickAsync();
        await Row(desk, first).GetByLabel("备注").FillAsync("材料齐了再来");
        await desk.ShowAsync($"door-result-{width}");
        await Row(desk, first).GetByRole(AriaRole.Button, new() { Name = "转法律援助" }).ClickAsync();
        await Expect(Row(desk, first).Locator(".chip")).ToHaveTextAsync("办完了：转法律援助");

        // The line is down: what is pressed and scanned is kept.
        await desk.Context.SetOfflineAsync(true);
        await Row(desk, second).GetByRole(AriaRole.Button, new() { Name = "到场" }).ClickAsync();
        await Expect(Row(desk, second).Locator(".kept")).ToHaveTextAsync("到场：记下了，还没有报上去");
        await desk.Page.GetByLabel("预约码").FillAsync($"https://example.cn/{third.ToLowerInvariant()}");
        await desk.Page.GetByLabel("预约码").PressAsync("Enter");
        await Expect(Row(desk, third).Locator(".kept")).ToHaveTextAsync("到场：记下了，还没有报上去");
        await Expect(desk.Page.Locator(".waiting li")).ToContainTextAsync("2 条：还没有发出去：网络不好，有网了自动再发。");
        await desk.ShowAsync($"door-offline-{width}");
        Assert.Equal(1, await ArrivedAsync(host));

        await desk.Context.SetOfflineAsync(false);
        await Expect(desk.Page.Locator(".waiting li")).ToHaveCountAsync(0);
        await Expect(Row(desk, second).Locator(".chip")).ToHaveTextAsync("到了");
        await Expect(Row(desk, third).Locator(".chip")).ToHaveTextAsync("到了");
        Assert.Equal(3, await ArrivedAsync(host));
        await using var db = await host.City.Transactions.ReadAsync(Cancellation);
        Assert.Equal(3, await db.Audit.CountAsync(one => one.Action == "booking.arrived", Cancellation));
    }

    [Fact]
    public async Task What_was_entered_without_a_line_outlives_a_reload_and_what_is_refused_is_told()
    {
        await using var host = await StartAsync();
        var code = await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:00 张律师");
        var resident = host.City.NewResident();
        var cancelled = await DoorTests.BookAsync(resident, "11月26日（周四）14:30 张律师");
        host.City.Clock.SetUtcNow(TestCity.Monday.AddDays(3).AddHours(5).AddMinutes(5));
        await using var phone = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn", 390, 844);
        await phone.Page.GotoAsync("/console/appointments/door");
        await phone.Page.RouteAsync("**/console/appointments/door/marks", route => route.AbortAsync());
        await Row(phone, code).GetByRole(AriaRole.Button, new() { Name = "到场" }).ClickAsync();
        await Row(phone, cancelled).GetByRole(AriaRole.Button, new() { Name = "到场" }).ClickAsync();
        await Expect(phone.Page.Locator(".waiting li")).ToContainTextAsync("2 条：还没有发出去");
        await resident.Says("取消预约");
        await resident.Taps("确定取消");
        await phone.Page.UnrouteAsync("**/console/appointments/door/marks");
        await phone.Page.ReloadAsync();
        await Expect(Row(phone, code).Locator(".chip")).ToHaveTextAsync("到了");
        await Expect(phone.Page.Locator(".waiting li")).ToContainTextAsync($"{cancelled} 到场：这个预约已经取消了。");
        await phone.ShowAsync("door-refused");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "知道了" }).ClickAsync();
        await Expect(phone.Page.Locator(".waiting li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_list_goes_on_after_its_circuit_has_ended()
    {
        await using var host = await StartAsync();
        var (first, second) = (
            await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:00 张律师"),
            await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:00 李律师"));
        host.City.Clock.SetUtcNow(TestCity.Monday.AddDays(3).AddHours(5).AddMinutes(5));
        await using var phone = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn", 390, 844);
        await phone.Page.GotoAsync("/console/appointments/door");
        await Expect(Row(phone, first)).ToBeVisibleAsync();
        await Expect(phone.Page.Locator(".door[inert]")).ToHaveCountAsync(0);
        await host.StopAsync();
        await Row(phone, first).GetByRole(AriaRole.Button, new() { Name = "到场" }).ClickAsync();
        await Expect(Row(phone, first).Locator(".kept")).ToHaveTextAsync("到场：记下了，还没有报上去");
        await Expect(phone.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await phone.ShowAsync("door-no-server");
        await host.StartAsync();
        await Expect(phone.Page.Locator(".waiting li")).ToHaveCountAsync(0);
        await phone.Page.GotoAsync("/console/appointments/door");
        await Expect(Row(phone, first).Locator(".chip")).ToHaveTextAsync("到了");
        await Expect(Row(phone, second).Locator(".chip")).ToHaveTextAsync("还没到");
        Assert.Equal(1, await ArrivedAsync(host));
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Somebody_walks_in_and_the_list_is_printed(int width, int height)
    {
        await using var host = await StartAsync();
        host.City.Clock.SetUtcNow(TestCity.Monday.AddDays(3).AddHours(5).AddMinutes(5));
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "lawyer@example.cn", width, height);
        await desk.Page.GotoAsync("/console/appointments/door");
        await Expect(desk.Page.GetByText("这一天没有人预约。")).ToBeVisibleAsync();
        await desk.ShowAsync($"door-empty-{width}");
        var walk = desk.Page.Locator(".walk");
        await walk.GetByLabel("时间").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await walk.GetByLabel("姓名").FillAsync("王秀英");
        await walk.GetByRole(AriaRole.Button, new() { Name = "登记，已到场" }).ClickAsync();
        await Expect(desk.Page.Locator("li[data-code]")).ToContainTextAsync(new Regex("14:30.*王秀英.*到了", RegexOptions.Singleline));
        await desk.ShowAsync($"door-walk-{width}");
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(desk.Page.Locator(".sheet .title")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".door")).ToBeHiddenAsync();
        await desk.PictureAsync($"door-printed-{width}");
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task A_booking_is_moved_within_the_week_by_keyboard_and_the_resident_is_told(int width, int height)
    {
        await using var host = await StartAsync();
        var resident = host.City.NewResident();
        var code = await DoorTests.BookAsync(resident, "11月26日（周四）14:00 张律师");
        await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:30 李律师");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn", width, height);
        await desk.Page.GotoAsync("/console/appointments/week?week=2026-11-26");
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("11月23日（周一）起的一周");
        var pick = desk.Page.GetByRole(AriaRole.Button, new() { Name = $"换 {code}" });
        await desk.ShowAsync($"week-{width}");
        await pick.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator(".picked")).ToContainTextAsync($"正在换 {code}（11月26日（周四）14:00 张律师）");
        await desk.ShowAsync($"week-picked-{width}");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(desk.Page.Locator(".picked")).ToHaveCountAsync(0);
        await pick.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "换到 11月26日（周四）15:00 李律师" }).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        var asked = desk.Page.GetByRole(AriaRole.Dialog);
        await Expect(asked).ToContainTextAsync($"{code}：从11月26日（周四）14:00 张律师换到11月26日（周四）15:00 李律师");
        await desk.ShowAsync($"week-asked-{width}");
        await asked.GetByRole(AriaRole.Button, new() { Name = "换", Exact = true }).PressAsync("Enter");
        await Expect(desk.Page.Locator($"li[data-slot^='202611261500'] .booked")).ToHaveTextAsync(code);
        await host.Get<Assistant.Work.BackgroundLoop>().RunDueAsync(Cancellation);
        await resident.Listens();
        resident.Hears($"您的预约（{code}）安排在11月26日（周四）15:00 李律师");
        desk.WasInOrder();
    }

    [Fact]
    public async Task A_booking_is_dragged_to_another_time_and_what_is_refused_is_told()
    {
        await using var host = await StartAsync();
        var code = await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:00 张律师");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        await desk.Page.GotoAsync("/console/appointments/week");
        var target = desk.Page.Locator("li[data-slot^='202611261530']").First;
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = $"换 {code}" }).DragToAsync(target);
        var asked = desk.Page.GetByRole(AriaRole.Dialog);
        await Expect(asked).ToContainTextAsync("15:30");

        // Meanwhile a resident takes it.
        var other = (await target.GetAttributeAsync("data-slot"))!;
        await using (var db = await host.City.Transactions.ReadAsync(Cancellation))
        {
            var name = (await db.Users.SingleAsync(one => one.Id == AppointmentSlot.Read(other)!.Value.LawyerId, Cancellation)).Name;
            await DoorTests.BookAsync(host.City.NewResident(), $"11月26日（周四）15:30 {name}");
        }

        await asked.GetByRole(AriaRole.Button, new() { Name = "换", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("这个时间刚被别人约走了，请再选一个。")).ToBeVisibleAsync();
        desk.WasInOrder();
    }

    private static ILocator Row(Visit desk, string code) => desk.Page.Locator($"li[data-code='{code}']");

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);

    private static async Task<int> ArrivedAsync(TestHost host)
    {
        await using var db = await host.City.Transactions.ReadAsync(Cancellation);
        return await db.Bookings.CountAsync(one => one.CheckedInAt != null, Cancellation);
    }
}
