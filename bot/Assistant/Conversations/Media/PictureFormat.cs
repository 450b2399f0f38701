namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What kind of picture a file says it is by its first bytes, and whether its parts are what a camera writes.</summary>
internal enum PictureFormat
{
    /// <summary>None that is known.</summary>
    None,
    Jpeg,
    Png,
    Gif,
    WebP,
    Bmp,

    /// <summary>HEIC and HEIF of iPhones: the decoder has none for it.</summary>
    Heic,
}
