using System.Text.RegularExpressions;
using ResidentAssistant.Integrations.WeChatSimulator;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>Every kind of message and event arrives as it is described.</summary>
public sealed class SimulatorPeopleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Photos_can_be_fetched_at_their_address_and_by_their_number_for_three_days()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        await zhang.SendsPhotoAsync(Harness.TestPictures.JpegWithPlace());
        var (address, id) = (stage.Hook.Last["PicUrl"], stage.Hook.Last["MediaId"]);
        Assert.Equal(Harness.TestPictures.JpegWithPlace(), await stage.Api.Http.GetByteArrayAsync(address, Cancellation));
        using (var media = await stage.Api.Http.GetAsync($"cgi-bin/media/get?media_id={id}&access_token={await stage.Api.TokenAsync()}", Cancellation))
            Assert.Equal(("image/jpeg", "image.jpg"),
                (media.Content.Headers.ContentType?.MediaType, media.Content.Headers.ContentDisposition?.FileName?.Trim('"')));
        stage.Advance(TimeSpan.FromDays(3));
        Assert.Equal(40007, SimulatorApi.Code(await stage.Api.Forget().GetAsync($"cgi-bin/media/get?media_id={id}")));
        using var gone = await stage.Api.Http.GetAsync(address, Cancellation);
        Assert.Equal(404, (int)gone.StatusCode);
    }

    [Fact]
    public async Task Voices_videos_places_links_and_stickers_arrive()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        await zhang.SendsVoiceAsync();
        Assert.Equal(("voice", "amr"), (stage.Hook.Last["MsgType"], stage.Hook.Last["Format"]));
        var voice =
            await stage.Api.Http.GetByteArrayAsync($"cgi-bin/media/get?media_id={stage.Hook.Last["MediaId"]}&access_token={await stage.Api.TokenAsync()}",
                Cancellation);
        Assert.Equal("#!AMR\n"u8.ToArray(), voice[..6]);
        await zhang.SendsVideoAsync(isShort: true);
        var video = await stage.Api.GetAsync($"cgi-bin/media/get?media_id={stage.Hook.Last["MediaId"]}");
        Assert.StartsWith("http://", video.GetProperty("video_url").GetString(), StringComparison.Ordinal);
        await zhang.SendsLocationAsync(32.01, 112.14, "长虹路9号");
        Assert.Equal(("location", "32.01", "112.14", "长虹路9号"),
            (stage.Hook.Last["MsgType"], stage.Hook.Last["Location_X"], stage.Hook.Last["Location_Y"], stage.Hook.Last["Label"]));
        await zhang.SendsLinkAsync("停水通知", "https://example.cn/1");
        Assert.Equal(("link", "https://example.cn/1"), (stage.Hook.Last["MsgType"], stage.Hook.Last["Url"]));
        await zhang.SendsStickerAsync();
        Assert.Equal(("text", Phone.StickerPlaceholder), (stage.Hook.Last["MsgType"], stage.Hook.Last["Content"]));
    }

    [Fact]
    public async Task Scanning_is_a_subscription_with_a_prefix_or_a_SCAN_without()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = stage.Person();
        await zhang.ScansAsync("office-12");
        Assert.Equal(("subscribe", "qrscene_office-12"), (stage.Hook.Last["Event"], stage.Hook.Last["EventKey"]));
        await zhang.ScansAsync("office-12");
        Assert.Equal(("SCAN", "office-12", ""), (stage.Hook.Last["Event"], stage.Hook.Last["EventKey"], stage.Hook.Last["MsgId"]));
        var info = await stage.Api.GetAsync($"cgi-bin/user/info?openid={zhang.OpenId}");
        Assert.Equal(("ADD_SCENE_QR_CODE", "office-12"), (info.GetProperty("subscribe_scene").GetString(), info.GetProperty("qr_scene_str").GetString()));
        await zhang.UnfollowsAsync();
        Assert.Equal("unsubscribe", stage.Hook.Last["Event"]);
        Assert.Equal(0, (await stage.Api.GetAsync($"cgi-bin/user/info?openid={zhang.OpenId}")).GetProperty("subscribe").GetInt32());
        await Assert.ThrowsAsync<InvalidOperationException>(() => zhang.SaysAsync("你好"));
    }

    [Fact]
    public async Task Menu_buttons_cause_what_their_type_says()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        await stage.Api.PostAsync("cgi-bin/menu/create", """
            {"button":[{"name":"办事","sub_button":[{"type":"click","name":"报修","key":"REPAIR"},{"type":"view","name":"网页","url":"https://example.cn/a"},{"type":"scancode_waitmsg","name":"扫码","key":"CODE"},
            {"type":"pic_sysphoto","name":"拍照","key":"PHOTO"},{"type":"location_select","name":"位置","key":"PLACE"}]}]}
            """);
        await zhang.ClicksMenuAsync("REPAIR");
        Assert.Equal(("CLICK", "REPAIR"), (stage.Hook.Last["Event"], stage.Hook.Last["EventKey"]));
        Assert.Equal("https://example.cn/a", (await zhang.ClicksMenuAsync("网页")).Why);
        Assert.Equal("VIEW", stage.Hook.Last["Event"]);
        await zhang.ClicksMenuAsync("扫码");
        Assert.Equal("qrcode", stage.Hook.Last.Xml!.Element("ScanCodeInfo")!.Element("ScanType")!.Value);
        await zhang.ClicksMenuAsync("拍照");
        Assert.Equal(["pic_sysphoto", "image"], stage.Hook.Pushes.TakeLast(2).Select(push => push["Event"] is { Length: > 0 } name ? name : push["MsgType"]));
        await zhang.ClicksMenuAsync("位置");
        Assert.Equal(["location_select", "location"], stage.Hook.Pushes.TakeLast(2)
            .Select(push => push["Event"] is { Length: > 0 } name ? name : push["MsgType"]));
    }

    [Fact]
    public async Task Events_nobody_knows_arrive_too()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        stage.Hook.Answer = (http, _) =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        Assert.Equal(PushEnd.Unseen, (await zhang.CausesAsync("some_future_event", new PushField("Anything", "1"))).End);
        Assert.Equal("some_future_event", stage.Hook.Last["Event"]);
        Assert.DoesNotContain(zhang.Screen, line => line.Text == WebhookSender.FailureLine);
    }

    [Fact]
    public async Task Pushes_differ_in_order_and_blanks_but_not_in_content()
    {
        await using var stage = await SimulatorStage.StartAsync(PushMode.Clear);
        var zhang = await stage.FollowerAsync();
        for (var i = 0; i < 12; i++)
            await zhang.SendsVoiceAsync();
        var voices = stage.Hook.Pushes.Where(push => push["MsgType"] == "voice").ToList();
        Assert.True(voices.Select(push => string.Join(' ', push.Xml!.Elements().Select(e => e.Name.LocalName))).Distinct().Count() > 3);
        Assert.Contains(voices, push => push.Xml!.Element("MediaId16K") is null);
        Assert.Contains(voices, push => push.Raw.Contains('\n', StringComparison.Ordinal));
        Assert.All(voices, push => Assert.Matches(new Regex("^[A-Za-z0-9_-]{64}$"), push["MediaId"]));
        stage.Server.Faults.UntidyXml = false;
        await zhang.SaysAsync("你好");
        Assert.StartsWith("<xml><ToUserName><![CDATA[gh_", stage.Hook.Last.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_read_as_the_client_reads_them()
    {
        var line =
            ScreenLine.OfText(LineOrigin.Passive,
                "看<a href=\"https://example.cn/a?b=1\">办事指南</a>或<a href=\"weixin://bizmsgmenu?msgmenucontent=%E9%A2%84%E7%BA%A6&msgmenuid=3\">预约</a>，不是<a "
                    + "href=x>这个</a>或<b>那个</b>");
        Assert.Equal("看办事指南或预约，不是<a href=x>这个</a>或<b>那个</b>", line.Text);
        Assert.Equal([new Tappable("办事指南", "https://example.cn/a?b=1"), new Tappable("预约", "预约", "3")], line.Taps);
    }
}
