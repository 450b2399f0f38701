using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ResidentAssistant.Tests.Harness;
using SkiaSharp;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>Photos: taken in, cleaned, and shown to those who may see them.</summary>
public sealed class UploadTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly TestHost host = shared.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_is_kept_as_a_new_JPEG_and_shown_by_a_signed_link()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var echo = await SendAsync(visitor, TestPictures.Png(), "油烟.png");
        var attachment = Assert.Single(echo["attachments"]!.AsArray())!;
        Assert.Equal(("image/jpeg", "油烟.jpg"), ((string?)attachment["contentType"], (string?)attachment["name"]));
        using var shown = await visitor.SendAsync(HttpMethod.Get, (string?)attachment["contentUrl"] ?? "", null, null);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(shown.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD8, 0xFF], (await shown.Content.ReadAsByteArrayAsync(Cancellation))[..3]);
    }

    [Fact]
    public async Task A_link_that_was_changed_or_is_old_shows_nothing()
    {
        await using var own = await TestHost.StartAsync();
        using var visitor = await DirectLineClient.OpenAsync(own);
        var first = Link(await SendAsync(visitor, TestPictures.Png(), "a.png"), own);
        var second = Link(await SendAsync(visitor, TestPictures.Png(41), "b.png"), own);
        Assert.Contains("until=6", first, StringComparison.Ordinal);
        var last = first[^1] == '0' ? '1' : '0';
        foreach (
            var link in new[] { first[..^1] + last, first.Split('?')[0] + "?"
                + second.Split('?')[1], first.Replace("until=6", "until=7", StringComparison.Ordinal) })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, link));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(visitor, first.Split('?')[0]));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, first));
        own.City.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, first));
    }

    [Fact]
    public async Task Where_the_photo_was_taken_is_gone_and_it_stands_upright()
    {
        var phone = TestPictures.JpegWithPlace();
        using (var codec = SKCodec.Create(SKData.CreateCopy(phone)))
            Assert.Equal(SKEncodedOrigin.RightTop, codec.EncodedOrigin);
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var shown = await visitor.SendAsync(HttpMethod.Get, Link(await SendAsync(visitor, phone, "IMG_0001.jpg"), host), null, null);
        var kept = await shown.Content.ReadAsByteArrayAsync(Cancellation);
        var bytes = Encoding.Latin1.GetString(kept);
        Assert.DoesNotContain("Exif", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(TestPictures.HiddenWords, bytes, StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(kept);
        Assert.Equal((30, 40), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task A_large_photo_is_made_smaller()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var shown = await visitor.SendAsync(HttpMethod.Get, Link(await SendAsync(visitor, TestPictures.Png(3200, 800), "wide.png"), host), null, null);
        using var picture = SKBitmap.Decode(await shown.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal((1600, 400), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task Six_photos_are_one_message()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var response = await visitor.UploadAsync([.. Enumerable.Range(0, 6).Select(i => (TestPictures.Png(10 + i), $"{i}.png"))]);
        var id = (string?)(await DirectLineClient.JsonAsync(response, HttpStatusCode.OK))["id"];
        var echo = (await visitor.ReadNewsAsync())[0];
        Assert.Equal(id, (string?)echo["id"]);
        Assert.Equal(["0.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"], echo["attachments"]!.AsArray().Select(a => (string?)a!["name"]).Order());
    }

    [Fact]
    public async Task The_same_upload_twice_is_one_message()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var ids = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            using var response = await visitor.UploadAsync("same", (TestPictures.Png(), "a.png"));
            ids.Add((string?)(await DirectLineClient.JsonAsync(response, HttpStatusCode.OK))["id"]);
        }

        Assert.Single(ids.Distinct());
        await host.AnsweredAsync(visitor.Conversation);
        Assert.Single(await visitor.ReadNewsAsync(), activity => !DirectLineClient.IsFromCity(activity));
    }

    [Fact]
    public async Task A_text_that_calls_itself_a_photo_is_415_with_a_sentence()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var response = await visitor.UploadAsync(("<script>alert(1)</script>"u8.ToArray(), "photo.jpg"));
        var error = await DirectLineClient.JsonAsync(response, HttpStatusCode.UnsupportedMediaType);
        Assert.Equal("这个文件不是照片，打不开。请换一张再发。", (string?)error["error"]!["message"]);
        Assert.Empty(await visitor.ReadNewsAsync());
    }

    [Fact]
    public async Task A_photo_of_21_MB_is_413_with_a_sentence()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var response = await visitor.UploadAsync((new byte[21 * 1024 * 1024], "big.jpg"));
        Assert.Equal((413, "PhotoTooLarge"), await DirectLineClient.RefusalAsync(response));
        Assert.Empty(await visitor.ReadNewsAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task No_photo_or_seven_are_400(int count)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var response = await visitor.UploadAsync([.. Enumerable.Range(0, count).Select(i => (TestPictures.Png(), $"{i}.png"))]);
        Assert.Equal((400, "MalformedUpload"), await DirectLineClient.RefusalAsync(response));
    }

    [Fact]
    public async Task What_is_not_a_form_is_refused()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var plain = await visitor.SendAsync(HttpMethod.Post, visitor.Path("/upload"), new ByteArrayContent(TestPictures.Png()));
        Assert.Equal((415, "NotMultipart"), await DirectLineClient.RefusalAsync(plain));
        var broken = new StringContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nxx");
        broken.Headers.Remove("Content-Type");
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        using var cut = await visitor.SendAsync(HttpMethod.Post, visitor.Path("/upload"), broken);
        Assert.Equal((400, "MalformedUpload"), await DirectLineClient.RefusalAsync(cut));
    }

    private static async Task<JsonNode> SendAsync(DirectLineClient visitor, byte[] picture, string name)
    {
        using var response = await visitor.UploadAsync((picture, name));
        var id = (string?)(await DirectLineClient.JsonAsync(response, HttpStatusCode.OK))["id"];
        return (await visitor.ReadNewsAsync()).Single(activity => (string?)activity["id"] == id);
    }

    private static string Link(JsonNode echo, TestHost host) =>
        ((string?)echo["attachments"]![0]!["contentUrl"] ?? "").Replace(host.Address.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> StatusAsync(DirectLineClient visitor, string link)
    {
        using var response = await visitor.SendAsync(HttpMethod.Get, link, null, null);
        return response.StatusCode;
    }
}
