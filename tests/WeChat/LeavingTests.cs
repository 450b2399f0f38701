using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>Whoever unfollows is forgotten, except for what the city must keep on file.</summary>
public sealed class LeavingTests
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("unsubscribe")]
    [InlineData("user_authorization_cancellation")]
    public async Task What_belongs_to_no_case_is_deleted_with_the_address(string how)
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says("我是王秀兰，电话13800001111");
        await user.Sends("image", WeChatUser.NewId(), ("PicUrl", city.Peer.Address + "/picture"), ("MediaId", "m"));
        Assert.Single(Directory.GetFiles(Path.Combine(city.City.Folder, "attachments")));
        Assert.Equal("success", (await user.Does(how, more: $"<OpenID>{user.OpenId}</OpenID>")).Body);
        Assert.All(await city.TranscriptAsync(), line => Assert.Equal(("", 0), (line.Text, line.Attachments.Count)));
        Assert.Empty(Directory.GetFiles(Path.Combine(city.City.Folder, "attachments")));
        var left = await OnlyConversationAsync(city);
        Assert.Equal(("", null), (left.Address, left.Dialog));
        Assert.NotNull(left.LeftAt);
    }

    [Fact]
    public async Task The_case_stays_on_file_and_staff_see_that_the_resident_cannot_be_reached()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says("老婆打我怎么办");
        city.Clock.Advance(TimeSpan.FromHours(2));
        await user.Says(Smoke);
        await user.Says("阳光小区");
        await user.Says("提交");
        await user.Does("unsubscribe");
        Assert.DoesNotContain(await city.TranscriptAsync(), line => line.Text.Contains("老婆", StringComparison.Ordinal));
        var cases = city.Get<Assistant.Cases.HandleCase>();
        var staff = await city.City.StaffAsync("community@example.cn");
        var found = Assert.Single(await cases.ListAsync(staff, null, Cancellation));
        var file = (await cases.OpenAsync(staff, found.Number, Cancellation))!;
        Assert.True(file.ResidentLeft);
        Assert.Contains(file.Transcript, line => line.Text == Smoke);
        // Staff may go on; nothing is sent into the blue, and what did not arrive stands where staff look for it.
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        var (before, sent) = ((await city.OutboxAsync()).Count, city.Peer.Messages.Count);
        Assert.Equal(Assistant.Cases.CaseChange.Done, await cases.SettleAsync(staff, found.Number, "装了净化器", Cancellation));
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((before + 1, sent), ((await city.OutboxAsync()).Count, city.Peer.Messages.Count));
        var undelivered = (await city.OutboxAsync()).MaxBy(message => message.CreatedAt)!;
        Assert.Equal((DeliveryState.Dead, "居民取消了关注，地址已经删除"), (undelivered.State, undelivered.LastError));
    }

    [Fact]
    public async Task What_the_resident_had_booked_goes_to_others_and_staff_see_why()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says("预约11月26号下午两点张律师");
        await user.Says("离婚财产怎么分");
        Assert.Contains("约好了", (await user.Says("确认预约")).Text, StringComparison.Ordinal);
        await user.Says("道德讲堂");
        Assert.Contains("报好名了", (await user.Says("1")).Text, StringComparison.Ordinal);
        await user.Does("unsubscribe");

        var staff = await city.City.StaffAsync("lawyer@example.cn");
        var (slots, lectures) = (city.Get<SlotDesk>(), new LectureDesk(city.Get<Transactions>(), city.Clock));
        var seat = Assert.Single(await lectures.ComingAsync(staff, Cancellation), view => view.GivenUp > 0);
        Assert.Equal((1, 0), (seat.GivenUp, seat.Session.Taken));
        var slot = Assert.Single(await slots.ComingAsync(staff, Cancellation), view => view.GivenUp is not null);
        Assert.Empty(slot.Bookings);
        await using var db = await city.Get<Transactions>().ReadAsync(Cancellation);
        var booking = await db.Bookings.SingleAsync(Cancellation);
        Assert.Equal((slot.GivenUp, BookingState.Cancelled, null), (booking.Code, booking.State, booking.Matter));
        Assert.Equal(
            [(SlotDesk.LeftAction, slot.Slot.Id), (LectureDesk.LeftAction, seat.Session.Id.ToString("N"))],
            await db.Audit.Where(e => e.StaffName == "居民").OrderByDescending(e => e.Action).Select(e => ValueTuple.Create(e.Action, e.Subject))
                .ToListAsync(Cancellation));

        var other = city.NewUser();
        await other.Says("预约11月26号下午两点张律师");
        await other.Says("跳过");
        Assert.Contains("约好了", (await other.Says("确认预约")).Text, StringComparison.Ordinal);
        var again = (await slots.ComingAsync(staff, Cancellation)).Single(view => view.Slot.Id == slot.Slot.Id);
        Assert.Single(again.Bookings);
    }

    [Fact]
    public async Task What_was_over_before_the_resident_left_is_not_given_up()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says("预约11月26号下午两点张律师");
        await user.Says("离婚财产怎么分");
        await user.Says("确认预约");
        city.Clock.Advance(TimeSpan.FromDays(7));
        await user.Does("unsubscribe");
        await using var db = await city.Get<Transactions>().ReadAsync(Cancellation);
        var booking = await db.Bookings.SingleAsync(Cancellation);
        Assert.Equal(BookingState.Booked, booking.State);
        Assert.Null(booking.CancelledAt);
    }

    [Fact]
    public async Task Whoever_follows_again_is_somebody_new()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says(Smoke);
        await user.Does("unsubscribe");
        city.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("您好", (await user.Does("subscribe")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("是哪个小区", (await user.Says("阳光小区")).Text, StringComparison.Ordinal);
        await using var db = await city.Get<Transactions>().ReadAsync(Cancellation);
        Assert.Equal(2, await db.Conversations.CountAsync(Cancellation));
    }

    [Fact]
    public async Task What_was_still_to_be_said_ends_where_staff_can_see_it()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says("转人工");
        await WeChatPushTests.ClaimAsync(city);
        await user.Does("unsubscribe");
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Empty(city.Peer.Messages);
        Assert.Equal("居民取消了关注，地址已经删除", (await city.OutboxAsync()).Last(m => m.State == DeliveryState.Dead).LastError);
    }

    private static async Task<Conversation> OnlyConversationAsync(WeChatCity city)
    {
        await using var db = await city.Get<Transactions>().ReadAsync(Cancellation);
        return await db.Conversations.SingleAsync(Cancellation);
    }
}
