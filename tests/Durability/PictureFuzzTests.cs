using System.Diagnostics;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Tests.Harness;
using SkiaSharp;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Pictures that were changed byte by byte, cut, joined and made up: each is kept as a JPEG or refused, and leaves nothing else.</summary>
public sealed class PictureFuzzTests
{
    private const int AtOnce = 4;

    private static readonly byte[][] Seeds =
    [
        TestPictures.Png(200, 150), TestPictures.JpegWithPlace(), TestPictures.Progressive, TestPictures.Cmyk, TestPictures.AnimatedGif(),
            TestPictures.Gif(3000, 2000), TestPictures.WebP(8, 8),
        TestPictures.RawPng(600, 400, 16, 6, interlaced: true), TestPictures.RawPng(500, 300, 8, 2, false, TestPictures.TextBomb(1_000_000)),
            TestPictures.Turned(7), TestPictures.Bmp(40, 30), TestPictures.Heic(),
        TestPictures.RawPng(4900, 4900), TestPictures.ManyScans(20),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_calls_itself_a_picture_is_kept_or_refused()
    {
        await using var city = await TestCity.StartAsync();
        var photos = city.Get<Photos>();
        var (pictures, refused, longest, before) = (0, 0, TimeSpan.Zero, Memory());
        var memory = before;
        foreach (var (seed, chance) in Fuzz.Rounds(inSuite: 6))
        {
            var files = Enumerable.Range(0, AtOnce * 4).Select(_ => Mutated(chance)).ToList();
            foreach (var together in files.Chunk(AtOnce))
            {
                var since = Stopwatch.GetTimestamp();
                var results =
                    await Task.WhenAll(together.Select((file, i) => photos.StoreAsync(new MemoryStream(file), $"{seed}.jpg", $"sender {i}", Cancellation)));
                longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(since).Ticks));
                foreach (var result in results)
                {
                    pictures++;
                    if (result is not PhotoResult.Stored(var kept))
                    {
                        refused++;
                        continue;
                    }

                    using var shown = SKBitmap.Decode(await photos.ReadAsync(kept.Id, Cancellation));
                    Assert.True(shown is { Width: > 0 and <= 1600, Height: > 0 and <= 1600 }, $"seed {seed}");
                    photos.Discard([kept]);
                }
            }

            memory = Math.Max(memory, Memory());
        }

        var folder = Path.Combine(city.Folder, "attachments");
        var orphans = Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;
        Fuzz.Report("pictures",
            new { pictures, refused, memoryBeforeMb = before, highestMemoryMb = memory, longestMs = (int)longest.TotalMilliseconds, orphans });
        Assert.Equal(0, orphans);
    }

    /// <summary>Megabytes of the process, which also holds the test and its pictures.</summary>
    private static long Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024 / 1024;
    }

    private static byte[] Mutated(Random chance)
    {
        var file = (byte[])Seeds[chance.Next(Seeds.Length)].Clone();
        switch (chance.Next(6))
        {
            case 0:
                return file[..chance.Next(file.Length)];
            case 1:
                return [.. file, .. Seeds[chance.Next(Seeds.Length)]];
            case 2:
                var other = Seeds[chance.Next(Seeds.Length)];
                return [.. file[..chance.Next(file.Length)], .. other[chance.Next(other.Length)..]];
            default:
                for (var change = chance.Next(1, 12); change > 0; change--)
                    file[chance.Next(chance.Next(2) == 0 ? Math.Min(file.Length, 64) : file.Length)] = (byte)chance.Next(256);
                return file;
        }
    }
}
