using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Tokens of the browser, each good for one conversation, and signatures of short-lived photo links.</summary>
public sealed class WebChatTokens(Vault vault, TimeProvider clock)
{
    /// <summary>Seconds a token lives; clients refresh every 15 minutes.</summary>
    public const int LifeSeconds = 3600;

    /// <summary>Seconds within which a stream address may be opened, once (see <see cref="StreamTickets"/>).</summary>
    public const int StreamLifeSeconds = 120;

    private const string Issuer = "ResidentAssistant";
    private const string Api = "directline";
    private const string Stream = "stream";
    private static readonly TimeSpan PhotoLinkLife = TimeSpan.FromHours(24);
    private readonly SymmetricSecurityKey key = new(vault.DeriveKey("webchat token"));
    private readonly byte[] linkKey = vault.DeriveKey("webchat photo link");
    private readonly JsonWebTokenHandler handler = new();

    public string Issue(WebChatIdentity identity) => Create(identity, Api, LifeSeconds);

    public string IssueForStream(WebChatIdentity identity) => Create(identity, Stream, StreamLifeSeconds);

    public Task<TokenCheck> CheckAsync(string token) => CheckAsync(token, Api);

    public Task<TokenCheck> CheckForStreamAsync(string token) => CheckAsync(token, Stream);

    /// <summary>Path and query of a photo, good for a day.</summary>
    public string PhotoLink(Guid photo)
    {
        // Whole days, so that the address stays the same while a browser may cache it.
        var day = PhotoLinkLife.Ticks;
        var until = ((clock.GetUtcNow().UtcTicks / day) + 2) * day;
        return $"/webchat/photos/{photo:N}?until={until}&sign={Sign(photo, until)}";
    }

    public bool IsPhotoLinkValid(Guid photo, long until, string sign) =>
        until > clock.GetUtcNow().UtcTicks
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(sign), Encoding.ASCII.GetBytes(Sign(photo, until)));

    private string Sign(Guid photo, long until) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(linkKey, Encoding.ASCII.GetBytes($"{photo:N}|{until}")));

    private string Create(WebChatIdentity identity, string audience, int seconds)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(-1),
            IssuedAt = now,
            Expires = now.AddSeconds(seconds),
            Claims = new Dictionary<string,
                object>
            { ["conv"] = identity.ConversationId.ToString("N"), ["user"] = identity.User, ["jti"] = Guid.NewGuid().ToString("N") },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<TokenCheck> CheckAsync(string token, string audience)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            LifetimeValidator = (_, expires, _, _) => expires is null || expires > clock.GetUtcNow().UtcDateTime
                ? true
                : throw new SecurityTokenExpiredException(),
        });
        if (result.IsValid && Guid.TryParse(result.Claims["conv"] as string, out var conversation) && result.Claims["user"] is string user
            && result.Claims["jti"] is string id)
            return new TokenCheck.Valid(new WebChatIdentity(conversation, user), id);
        return result.Exception is SecurityTokenExpiredException ? new TokenCheck.Expired() : new TokenCheck.Garbled();
    }
}
