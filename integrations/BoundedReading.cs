namespace ResidentAssistant.Integrations;

/// <summary>Reading with a limit that a sender's header cannot talk us out of.</summary>
internal static class BoundedReading
{
    /// <returns>Everything, or null when there is more than <paramref name="limit"/> bytes.</returns>
    public static async Task<byte[]?> ReadAtMostAsync(this Stream stream, int limit, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (all.Length + count > limit)
                return null;
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }
}
