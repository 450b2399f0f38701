namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Why a picture was not taken.</summary>
public enum PictureRefusal
{
    /// <summary>More than <see cref="Photos.SizeLimit"/> bytes.</summary>
    TooLarge,

    /// <summary>More than <see cref="PictureDecoder.PixelLimit"/>.</summary>
    TooManyPixels,

    /// <summary>Not a picture, whatever its name says, or one that was made to keep the decoder busy.</summary>
    NotAPicture,

    /// <summary>HEIC, as iPhones store photos: it cannot be read here.</summary>
    Heic,

    /// <summary>The file ends or breaks off in the middle of the picture.</summary>
    Incomplete,

    /// <summary>Too many wait for the decoder; nothing is wrong with the picture.</summary>
    Busy,
}
