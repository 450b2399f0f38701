using ResidentAssistant.Assistant.Conversations;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>Many residents talk instead of typing. The assistant asks for words; the recording is kept for the person who takes over.</summary>
public sealed class VoiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Fifty frames a second of 12.2 kbit/s.</summary>
    private static byte[] Recording(int frames) => [.. "#!AMR\n"u8, .. Enumerable.Range(0, frames).SelectMany(_ => new byte[] { 0x3C }.Concat(new byte[31]))];

    [Fact]
    public async Task A_voice_message_is_kept_sealed_and_played_to_the_lawyer_who_holds_the_conversation()
    {
        await using var city = await WeChatCity.StartAsync();
        city.Peer.Media = Recording(100);
        var user = city.NewUser();
        await user.Says("转人工");
        await WeChatPushTests.ClaimAsync(city);
        await user.Sends("voice", WeChatUser.NewId(), ("MediaId", "m1"), ("Format", "amr"));
        var line = (await city.TranscriptAsync()).Last(l => l.Speaker == Speaker.Resident);
        var voice = Assert.Single(line.Attachments);
        Assert.Equal((MessageKind.Voice, "audio/amr"), (line.Kind, voice.ContentType));
        var file = await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(Path.Combine(city.City.Folder, "attachments"))), Cancellation);
        Assert.Equal(-1, file.AsSpan().IndexOf("#!AMR"u8));
        var amr = await city.Get<ViewPhoto>()
            .OpenAsync(await city.City.StaffAsync("lawyer@example.cn"), voice.Id, Cancellation);
        Assert.Equal(city.Peer.Media, amr);
        Assert.Null(await city.Get<ViewPhoto>()
            .OpenAsync(await city.City.StaffAsync("lawyer2@example.cn"), voice.Id, Cancellation));
    }

    [Fact]
    public async Task What_only_calls_itself_a_voice_message_is_not_kept()
    {
        await using var city = await WeChatCity.StartAsync();
        city.Peer.Media = "<html><script>"u8.ToArray();
        Assert.Contains("语音", (await city.NewUser().Sends("voice", WeChatUser.NewId(), ("MediaId", "m1"), ("Format", "amr"))).Text, StringComparison.Ordinal);
        Assert.Empty((await city.TranscriptAsync())[0].Attachments);
    }

    [Fact]
    public void It_plays_in_every_browser()
    {
        var (wave, type) = Voices.Playable(Recording(100));
        Assert.Equal("audio/wav", type);
        Assert.Equal("RIFF"u8.ToArray(), wave[..4]);
        // Two seconds at 8,000 samples of two bytes.
        Assert.Equal(44 + (2 * 8000 * 2), wave.Length);
        Assert.Equal(44, Voices.Playable([.. "#!AMR\n"u8, 0x3C, 1, 2]).Content.Length);
    }
}
