using System.Net;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>Uploads that are refused, broken off or kept waiting: each is told truthfully and leaves nothing behind.</summary>
public sealed class UploadRefusalTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly TestHost host = shared.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_HEIC_a_broken_photo_and_one_of_too_many_pixels_are_told_truthfully()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        foreach (var (file, refusal) in new[]
        {
            (TestPictures.Heic(), (415, "HeicPhoto")), (TestPictures.RawPng(400, 300)[..60], (400, "PhotoIncomplete")),
                (TestPictures.Gif(8000, 8000), (413, "TooManyPixels")),
        })
        {
            using var response = await visitor.UploadAsync((file, "IMG_0001.jpg"));
            Assert.Equal(refusal, await DirectLineClient.RefusalAsync(response));
        }
    }

    [Fact]
    public async Task An_upload_that_is_refused_leaves_no_file()
    {
        await using var own = await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["WebChat:MessagesPerTenSeconds"] = "12" });
        using var visitor = await DirectLineClient.OpenAsync(own);
        var (good, bad) = ((TestPictures.Png(), "a.png"), ("no picture"u8.ToArray(), "b.png"));
        Assert.Equal(415, await StatusAsync(visitor, "1", good, good, bad));
        Assert.Equal(415, await StatusAsync(visitor, "2", good, (TestPictures.Heic(), "c.heic")));
        Assert.Equal(413, await StatusAsync(visitor, "3", good, (TestPictures.Gif(8000, 8000), "d.gif")));
        Assert.Equal(400, await StatusAsync(visitor, "4", [.. Enumerable.Repeat(good, 7)]));
        Assert.Equal(400, await StatusAsync(visitor, "5"));
        using (var typing = TypingWithPhoto())
        using (var response = await visitor.SendAsync(HttpMethod.Post, visitor.Path("/upload"), typing))
            Assert.Equal((400, "MalformedUpload"), await DirectLineClient.RefusalAsync(response));
        Assert.Empty(Stored(own));
        Assert.Equal(200, await StatusAsync(visitor, "same", good, good));
        Assert.Equal(200, await StatusAsync(visitor, "same", good, good));
        Assert.Equal(2, Stored(own).Length);
        using (var stranger = await DirectLineClient.OpenAsync(own))
        using (var foreign = await stranger.SendAsync(HttpMethod.Post, visitor.Path("/upload"), Form(good)))
            Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        for (var i = 0; i < 12; i++)
            if (await StatusAsync(visitor, $"fast {i}", good, bad) == 429)
                break;
        Assert.Equal(429, await StatusAsync(visitor, "too fast", good));
        Assert.Equal(2, Stored(own).Length);
    }

    [Fact]
    public async Task Whoever_hangs_up_while_photos_are_decoded_leaves_no_file_and_the_decoder_goes_on()
    {
        await using var own = await TestHost.StartAsync();
        using var visitor = await DirectLineClient.OpenAsync(own);
        var slow = TestPictures.RawPng(4900, 4900);
        for (var i = 0; i < 3; i++)
        {
            using var hangUp = new CancellationTokenSource();
            var request =
                new HttpRequestMessage(HttpMethod.Post, visitor.Path("/upload")) { Content = Form((slow, "a.png"), (slow, "b.png"), (slow, "c.png")) };
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + visitor.Token);
            using var http = new HttpClient { BaseAddress = own.Address };
            var sending = http.SendAsync(request, hangUp.Token);
            await Eventually.TrueAsync(() => Stored(own).Length > 0);
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
            await Eventually.TrueAsync(() => Stored(own).Length == 0);
        }

        Assert.Equal(200, await StatusAsync(visitor, "good", (TestPictures.Png(), "a.png")));
    }

    [Fact]
    public async Task Photos_are_decoded_while_others_write_to_the_database()
    {
        await using var own = await TestHost.StartAsync();
        using var visitor = await DirectLineClient.OpenAsync(own);
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writing = own.Get<Assistant.Data.Transactions>().RunAsync(
            async _ =>
            {
                entered.SetResult();
                await leave.Task;
            },
            Cancellation);
        await entered.Task;
        var uploading = StatusAsync(visitor, "meanwhile", (TestPictures.RawPng(4900, 4900), "a.png"));
        await Eventually.TrueAsync(() => Stored(own).Length == 1);
        Assert.False(uploading.IsCompleted);
        leave.SetResult();
        await writing;
        Assert.Equal(200, await uploading);
    }

    private static async Task<int> StatusAsync(DirectLineClient visitor, string key, params (byte[] Content, string Name)[] files)
    {
        using var response = await visitor.UploadAsync(key, files);
        return (int)response.StatusCode;
    }

    private static MultipartFormDataContent Form(params (byte[] Content, string Name)[] files)
    {
        var form =
            new MultipartFormDataContent { { new StringContent(DirectLineClient.Message("", Guid.NewGuid().ToString("N")).ToJsonString()), "activity" } };
        foreach (var (content, name) in files)
            form.Add(new ByteArrayContent(content), "file", name);
        return form;
    }

    private static MultipartFormDataContent TypingWithPhoto() =>
        new() { { new StringContent("""{"type":"typing"}"""), "activity" }, { new ByteArrayContent(TestPictures.Png()), "file", "a.png" } };

    private static string[] Stored(TestHost host) =>
        Path.Combine(host.City.Folder, "attachments") is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
}
