namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>A recording as phones make them: AMR narrow band, three seconds of silence.</summary>
internal static class SampleVoice
{
    public static byte[] Amr()
    {
        // 50 frames a second; each is a header for 12.2 kbit/s and 31 bytes, here all zero.
        byte[] frame = [0x3C, .. new byte[31]];
        return [.. "#!AMR\n"u8, .. Enumerable.Repeat(frame, 150).SelectMany(bytes => bytes)];
    }
}
