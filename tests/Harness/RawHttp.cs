using System.Net.Sockets;
using System.Text;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>Sends bytes that no HTTP library would send, each over a connection of its own.</summary>
internal static class RawHttp
{
    /// <summary>A guard against hanging; no answer takes as long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int BodyLimit = 64 * 1024;

    /// <summary>What came back; status 0 when the server hung up without an answer.</summary>
    /// <param name="Head">Status line and headers.</param>
    /// <param name="Body">Of a refusal, as far as it came within 64 KiB; of anything else empty.</param>
    public sealed record Answer(int Status, string Head, string Body);

    /// <param name="isCutOff">More was announced than comes: the server is told that this was all.</param>
    public static async Task<Answer> SendAsync(Uri server, ReadOnlyMemory<byte> request, bool isCutOff)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Host, server.Port, patience.Token);
        var answer = new MemoryStream();
        try
        {
            for (var left = request; left.Length > 0;)
                left = left[await socket.SendAsync(left, patience.Token)..];
            if (isCutOff)
                socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The server had read enough; what it answered may still be there.
        }

        await ReadAsync(socket, answer, patience.Token);
        var text = Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return StatusOf(text) is { } status
            ? new Answer(status, end < 0 ? text : text[..end], end < 0 || status < 400 ? "" : text[(end + 4)..])
            : new Answer(0, "", "");
    }

    private static int? StatusOf(string text) =>
        text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && text.Length > 12 && int.TryParse(text.AsSpan(9, 3), out var status) ? status : null;

    private static async Task ReadAsync(Socket socket, MemoryStream answer, CancellationToken patience)
    {
        var buffer = new byte[8192];
        try
        {
            while (answer.Length < BodyLimit)
            {
                var read = await socket.ReceiveAsync(buffer, patience);
                if (read == 0)
                    return;
                answer.Write(buffer, 0, read);

                // An answer that goes well may go on for ever.
                if (answer.Length > 16 && StatusOf(Encoding.ASCII.GetString(answer.GetBuffer(), 0, 16)) < 400)
                    return;
            }
        }
        catch (SocketException)
        {
        }
    }
}
