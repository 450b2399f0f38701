namespace ResidentAssistant.Benchmarks;

/// <summary>One browser that files one complaint after the other, three messages each.</summary>
internal sealed class LoadResident(WebChatLine line, int number) : ISpeaker
{
    private readonly (string Say, string Hear)[] script = ComplaintScript.For(number);
    private int said;

    public static async Task<LoadResident> ArriveAsync(HttpClient http, int number, CancellationToken cancellation) =>
        new(await WebChatLine.OpenAsync(http, [http.BaseAddress!], number, cancellation), number);

    /// <summary>Says the next line and waits until the reply has come over the socket.</summary>
    /// <returns>Null, or what went wrong.</returns>
    public async Task<string?> SayNextAsync(CancellationToken cancellation)
    {
        var (say, hear) = script[said % script.Length];
        try
        {
            var reply = await line.AskAsync(say, $"load-{said}", cancellation);
            if (!reply.Contains(hear, StringComparison.Ordinal))
                return $"another reply than '{hear}'";
            said++;
            return null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException or IOException)
        {
            return failure is HttpRequestException { StatusCode: { } status } ? $"HTTP {(int)status}" : failure.GetType().Name;
        }
    }

    public ValueTask DisposeAsync() => line.DisposeAsync();
}
