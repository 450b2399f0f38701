namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Temporary media (临时素材) of one account: what was uploaded and what people sent, three days each. Guarded by the world's lock.</summary>
internal sealed class MediaStore
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);
    private readonly Dictionary<string, Medium> media = [];

    public Medium Add(Chance chance, string type, string contentType, string fileName, byte[] content, DateTimeOffset now)
    {
        var medium = new Medium(chance.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 64), type, contentType, fileName, content, now);
        media.Add(medium.Id, medium);
        return medium;
    }

    /// <returns>Null when there never was one, or its three days are over.</returns>
    public Medium? Find(string id, DateTimeOffset now) => media.TryGetValue(id, out var medium) && now < medium.At + Kept ? medium : null;

    /// <summary>What stands on screens stays to be seen there.</summary>
    public Medium? FindEvenExpired(string id) => media.GetValueOrDefault(id);

    /// <returns>0, or why such a file is refused.</returns>
    public static int Check(string type, string contentType, byte[] content)
    {
        if (type is not ("image" or "voice" or "video" or "thumb"))
            return 40004;
        if (content.Length == 0)
            return 44001;
        var limit = type switch { "image" => 10, "voice" => 2, "video" => 10, _ => 0 } * 1024 * 1024;
        if (content.Length > (type == "thumb" ? 64 * 1024 : limit))
            return 45001;
        return (type, Form(content)) switch
        {
            ("image", "png" or "jpg" or "gif" or "bmp") or ("thumb", "jpg") or ("voice", "amr" or "mp3") or ("video", "mp4") => 0,
            _ => 40005,
        };
    }

    /// <summary>What a file is by its first bytes, whatever its name says.</summary>
    public static string Form(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "png",
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [(byte)'G', (byte)'I', (byte)'F', ..] => "gif",
        [(byte)'B', (byte)'M', ..] => "bmp",
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => "amr",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB, ..] or [0xFF, 0xF3, ..] => "mp3",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "mp4",
        _ => "",
    };
}
