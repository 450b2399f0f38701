using System.Net;

namespace ResidentAssistant.Integrations.LanguageModel;

/// <summary>Answers of the endpoint are whole, short and 200, or they are none: no redirection is followed, and no more is read than an answer has.</summary>
internal sealed class BoundedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Bytes; an answer has a few thousand.</summary>
    private const int Limit = 256 * 1024;

    /// <exception cref="HttpRequestException">The endpoint refused or sent elsewhere, or the answer broke off.</exception>
    /// <exception cref="InvalidDataException">It is longer than any answer.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            if (response.StatusCode != HttpStatusCode.OK)
                throw new HttpRequestException($"The language model answered {(int)response.StatusCode}.", null, response.StatusCode);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var bytes = await stream.ReadAtMostAsync(Limit, cancellationToken) ?? throw new InvalidDataException("The language model answered far too much.");
            var whole = new ByteArrayContent(bytes);
            whole.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
