namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What the decoder made of a file.</summary>
public abstract record Picture
{
    private Picture()
    {
    }

    /// <param name="Jpeg">Upright, of sRGB colours, at most 1600 pixels wide or high.</param>
    public sealed record Decoded(byte[] Jpeg) : Picture;

    public sealed record Refused(PictureRefusal Why) : Picture;
}
