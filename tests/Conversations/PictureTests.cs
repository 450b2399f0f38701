using System.Text;
using Microsoft.Extensions.Time.Testing;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Tests.Harness;
using SkiaSharp;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>What the decoder takes, and what it does not begin with.</summary>
public sealed class PictureTests : IDisposable
{
    private readonly PictureDecoder decoder = new(TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> TooLarge => new()
    {
        { "gif", TestPictures.Gif(8000, 8000) },
        { "png", TestPictures.RawPng(8000, 8000) },
        { "interlaced png", TestPictures.RawPng(5000, 5000, interlaced: true) },
        { "jpeg", TestPictures.JpegThatSays(60000, 60000) },
        { "webp", TestPictures.WebP(8000, 8000) },
        { "bmp", TestPictures.Bmp(20000, 20000) },
    };

    public static TheoryData<string, byte[]> Unusual => new()
    {
        { "progressive jpeg", TestPictures.Progressive },
        { "cmyk jpeg", TestPictures.Cmyk },
        { "interlaced png of 16 bit", TestPictures.RawPng(64, 48, 16, 6, interlaced: true) },
        { "one pixel", TestPictures.Png(1, 1) },
        { "a line", TestPictures.RawPng(1, 20000) },
        { "a PNG with a text of 60 MB and a profile of 60 MB",
            TestPictures.RawPng(64, 48, 8, 2, false, TestPictures.TextBomb(60_000_000), TestPictures.ProfileBomb(60_000_000)) },
    };

    public void Dispose() => decoder.Dispose();

    [Theory]
    [MemberData(nameof(TooLarge))]
    public async Task A_picture_that_declares_too_many_pixels_is_refused_by_its_header(string kind, byte[] file)
    {
        Assert.Equal((kind, PictureRefusal.TooManyPixels), (kind, await RefusalAsync(file)));
    }

    [Theory]
    [InlineData(5712, 4284, 1600, 1200)]
    [InlineData(4000, 6000, 1067, 1600)]
    public async Task What_cameras_call_24_megapixels_is_taken(int width, int height, int keptWidth, int keptHeight)
    {
        using var kept = await DecodedAsync(TestPictures.RawPng(width, height));
        Assert.Equal((keptWidth, keptHeight), (kept.Width, kept.Height));
    }

    [Theory]
    [MemberData(nameof(Unusual))]
    public async Task Pictures_of_every_kind_are_read(string kind, byte[] file)
    {
        using var kept = await DecodedAsync(file);
        Assert.True(kept.Width * kept.Height > 0, kind);
    }

    [Theory]
    [InlineData(1, true, true)]
    [InlineData(2, false, true)]
    [InlineData(3, false, false)]
    [InlineData(4, true, false)]
    [InlineData(5, true, true)]
    [InlineData(6, true, false)]
    [InlineData(7, false, false)]
    [InlineData(8, false, true)]
    public async Task A_photo_stands_upright_whichever_way_the_phone_was_held(byte orientation, bool left, bool upper)
    {
        using var kept = await DecodedAsync(TestPictures.Turned(orientation));
        Assert.Equal(orientation <= 4 ? (32, 16) : (16, 32), (kept.Width, kept.Height));
        var (expected, shown) = (TestPictures.Corner(left, upper), kept.GetPixel(2, 2));
        Assert.InRange(Math.Abs(expected.Red - shown.Red) + Math.Abs(expected.Blue - shown.Blue), 0, 40);
    }

    [Fact]
    public async Task Of_an_animation_the_first_picture_is_kept()
    {
        using var kept = await DecodedAsync(TestPictures.AnimatedGif());
        Assert.True(kept.GetPixel(0, 0) is { Red: > 200, Blue: < 60 });
    }

    [Fact]
    public async Task What_is_transparent_becomes_white()
    {
        using var kept = await DecodedAsync(TestPictures.RawPng(8, 8, 8, 6));
        Assert.Equal((255, 255, 255), (kept.GetPixel(4, 4).Red, kept.GetPixel(4, 4).Green, kept.GetPixel(4, 4).Blue));
    }

    [Fact]
    public async Task Nothing_that_hangs_on_a_picture_is_kept()
    {
        foreach (var picture in new[] { TestPictures.Gif(40, 30), TestPictures.JpegWithPlace(), TestPictures.Png() })
        {
            var kept = Assert.IsType<Picture.Decoded>(await DecodeAsync([.. picture, .. "<script>alert(1)</script>PK\u0003\u0004"u8])).Jpeg;
            Assert.DoesNotContain("script", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
            Assert.Equal([0xFF, 0xD8], kept[..2]);
            Assert.Equal([0xFF, 0xD9], kept[^2..]);
        }
    }

    [Fact]
    public async Task A_JPEG_that_keeps_the_decoder_busy_with_scans_is_none()
    {
        Assert.IsType<Picture.Decoded>(await DecodeAsync(TestPictures.ManyScans(2)));
        Assert.Equal(PictureRefusal.NotAPicture, await RefusalAsync(TestPictures.ManyScans(2000)));
    }

    [Fact]
    public async Task A_photo_that_breaks_off_is_told_from_what_is_none()
    {
        var whole = TestPictures.RawPng(400, 300, 8, 2);
        Assert.Equal(PictureRefusal.Incomplete, await RefusalAsync(whole[..(whole.Length / 2)]));
        Assert.Equal(PictureRefusal.Incomplete, await RefusalAsync(TestPictures.Bmp(300, 200)));
        Assert.Equal(PictureRefusal.NotAPicture, await RefusalAsync("<svg/>"u8.ToArray()));
        Assert.Equal(PictureRefusal.NotAPicture, await RefusalAsync([]));
        Assert.Equal(PictureRefusal.Heic, await RefusalAsync(TestPictures.Heic()));
        Assert.Equal(PictureRefusal.TooLarge, await RefusalAsync(new byte[Photos.SizeLimit + 1]));
    }

    [Fact]
    public async Task One_sender_keeps_three_places_and_the_others_come_in_between()
    {
        using var slow = new SlowStream(TestPictures.Png());
        var first = decoder.DecodeAsync(slow, "one", Cancellation);
        await slow.Asked.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        Task<Picture>[] waiting = [.. Enumerable.Range(0, 2).Select(_ => DecodeAsync(TestPictures.Png(), "one"))];
        Assert.Equal(PictureRefusal.Busy, await RefusalAsync(TestPictures.Png(), "one"));
        var another = DecodeAsync(TestPictures.Png(), "another");
        Assert.All([.. waiting, another], picture => Assert.False(picture.IsCompleted));
        slow.Release();
        Assert.All(await Task.WhenAll([first, .. waiting, another]), picture => Assert.IsType<Picture.Decoded>(picture));
        Assert.IsType<Picture.Decoded>(await DecodeAsync(TestPictures.Png(), "one"));
    }

    [Fact]
    public async Task When_the_queue_is_full_or_takes_too_long_a_photo_is_refused_and_whoever_hangs_up_leaves_it()
    {
        var clock = new FakeTimeProvider(TestCity.Monday);
        using var own = new PictureDecoder(clock);
        using var slow = new SlowStream(TestPictures.Png());
        using var hangUp = new CancellationTokenSource();
        var first = own.DecodeAsync(slow, "first", Cancellation);
        await slow.Asked.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        var leaving = own.DecodeAsync(new MemoryStream(TestPictures.Png()), "leaving", hangUp.Token);
        Task<Picture>[] waiting = [.. Enumerable.Range(0, 22).Select(i => own.DecodeAsync(new MemoryStream(TestPictures.Png()), $"{i}", Cancellation))];
        Assert.Equal(new Picture.Refused(PictureRefusal.Busy), await own.DecodeAsync(new MemoryStream(TestPictures.Png()), "last", Cancellation));
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.All(await Task.WhenAll(waiting), picture => Assert.Equal(new Picture.Refused(PictureRefusal.Busy), picture));
        slow.Release();
        Assert.IsType<Picture.Decoded>(await first);
        Assert.IsType<Picture.Decoded>(await own.DecodeAsync(new MemoryStream(TestPictures.Png()), "last", Cancellation));
    }

    private Task<Picture> DecodeAsync(byte[] file, string sender = "test") => decoder.DecodeAsync(new MemoryStream(file), sender, Cancellation);

    private async Task<PictureRefusal> RefusalAsync(byte[] file, string sender = "test") => Assert.IsType<Picture.Refused>(await DecodeAsync(file, sender)).Why;

    private async Task<SKBitmap> DecodedAsync(byte[] file) => SKBitmap.Decode(Assert.IsType<Picture.Decoded>(await DecodeAsync(file)).Jpeg);

    /// <summary>Gives its bytes once it may.</summary>
    private sealed class SlowStream(byte[] content) : MemoryStream(content)
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public void Release() => release.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            asked.TrySetResult();
            await release.Task.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
