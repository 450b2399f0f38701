using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Keeps residents' voice messages as WeChat sends them (AMR narrow band, 8 kHz) and plays them to staff as WAV, since no
/// browser knows AMR. Decoding is done by Debian's libopencore-amrnb0; without it the recording can only be downloaded.
/// </summary>
public sealed class Voices(AttachmentFiles files, TimeProvider clock)
{
    /// <summary>Bytes: WeChat's own limit, a minute needs 100 KB.</summary>
    public const int SizeLimit = 2 * 1024 * 1024;

    public const string ContentType = "audio/amr";

    /// <summary>20 ms each: five minutes, five times what WeChat records. The shortest frames of a file of the largest size would unpack to 640 MB.</summary>
    private const int FrameLimit = 5 * 60 * 50;

    private const int SamplesPerFrame = 160;
    private const int SampleRate = 8000;

    /// <summary>Bytes of a frame after its first one, by mode; 0: silence, no data.</summary>
    private static readonly int[] FrameBytes = [12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> Magic => "#!AMR\n"u8;

    /// <returns>Null when it is no such recording, whatever its sender called it, or larger than <see cref="SizeLimit"/>.</returns>
    public async Task<Attachment?> StoreAsync(byte[] content, CancellationToken cancellation)
    {
        if (content.Length > SizeLimit || !content.AsSpan().StartsWith(Magic))
            return null;
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await files.WriteAsync(id, content, cancellation);
        return new Attachment(id, ContentType, "voice.amr", content.Length);
    }

    /// <summary>Whether <see cref="Playable"/> gives a WAV on this machine.</summary>
    public static bool CanPlay
    {
        get
        {
            if (!NativeLibrary.TryLoad(Library, out var library))
                return false;
            NativeLibrary.Free(library);
            return true;
        }
    }

    /// <returns>A WAV; the AMR itself when it cannot be decoded here.</returns>
    public static (byte[] Content, string ContentType) Playable(byte[] amr)
    {
        try
        {
            return (Wave(Decode(amr)), "audio/wav");
        }
        catch (DllNotFoundException)
        {
            return (amr, ContentType);
        }
    }

    private static List<short> Decode(byte[] amr)
    {
        var samples = new List<short>();
        var decoder = Decoder_Interface_init();
        try
        {
            var frame = new byte[32];
            var sound = new short[SamplesPerFrame];
            for (var at = Magic.Length; at < amr.Length && samples.Count < FrameLimit * SamplesPerFrame;)
            {
                var length = 1 + FrameBytes[(amr[at] >> 3) & 15];
                if (at + length > amr.Length)
                    break;
                Array.Clear(frame);
                Array.Copy(amr, at, frame, 0, length);
                Decoder_Interface_Decode(decoder, frame, sound, 0);
                samples.AddRange(sound);
                at += length;
            }
        }
        finally
        {
            Decoder_Interface_exit(decoder);
        }

        return samples;
    }

    private static byte[] Wave(List<short> samples)
    {
        const int header = 44;
        var wave = new byte[header + (samples.Count * 2)];
        var span = wave.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], wave.Length - 8);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(span[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(span[24..], SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(span[28..], SampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(span[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(span[34..], 16);
        "data"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[40..], samples.Count * 2);
        for (var i = 0; i < samples.Count; i++)
            BinaryPrimitives.WriteInt16LittleEndian(span[(header + (i * 2))..], samples[i]);
        return wave;
    }

    private const string Library = "libopencore-amrnb.so.0";

    [DllImport(Library)]
    private static extern nint Decoder_Interface_init();

    [DllImport(Library)]
    private static extern void Decoder_Interface_exit(nint decoder);

    [DllImport(Library)]
    private static extern void Decoder_Interface_Decode(nint decoder, byte[] frame, short[] sound, int isBad);
}
