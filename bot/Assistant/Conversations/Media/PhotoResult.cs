namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What became of an uploaded file.</summary>
public abstract record PhotoResult
{
    private PhotoResult()
    {
    }

    public sealed record Stored(Attachment Attachment) : PhotoResult;

    /// <summary>Nothing was stored.</summary>
    /// <param name="Why">Why not.</param>
    public sealed record Refused(PictureRefusal Why) : PhotoResult;
}
