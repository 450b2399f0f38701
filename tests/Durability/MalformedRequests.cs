using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Writes requests to any route that a program with a defect, a scanner or an attacker might send.</summary>
/// <param name="chance">The same one makes the same requests.</param>
/// <param name="credentials">Whole header lines of somebody who is known, e.g. <c>Cookie: ...</c>.</param>
/// <param name="known">Values that are right, by the name of their parameter or key: what lies behind them is reached too.</param>
internal sealed class MalformedRequests(Random chance, IReadOnlyList<string> credentials, IReadOnlyDictionary<string, string[]> known)
{
    private static readonly string[] Verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW", "get", "PROPFIND"];

    /// <summary>As they stand in an address.</summary>
    private static readonly string[] Values =
    [
        "", "abc", "-1", "0", "1", "3.5", "1e9", "NaN", "true", "2147483648", "9223372036854775807", "-9223372036854775808", "99999999999999999999999",
        "2026-02-30", "0001-01-01", "9999-12-31", "2026-11-23", "2026-11-23T25:61:61Z", "%FF%FE", "%00", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%", "%zz",
        "%0d%0aX-Injected:%201",
        "..%2f..%2fetc%2fpasswd", "%5c%5cevil.example", "%27%20OR%201%3D1--", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%E5%B1%85%E6%B0%91", "%F0%9F%98%80",
        "%EF%BB%BF", "%E2%80%AE",
        "{}", "[]", "null", "undefined", "00000000-0000-0000-0000-000000000000", "7d444840-9dc0-11d1-b245-5ffdce74fad2",
        "https%3A%2F%2Fevil.example%2F%E5%B1%85", "http%3A%2F%2F%5B%3A%3A1",
        "javascript%3Aalert(1)", "%2F%2Fevil.example", "x%7Cy", "*", "~", "a%20b", "+", "%2B", "\u00ff",
    ];

    /// <summary>Parameters of all kinds of programs; those of the route itself are added.</summary>
    private static readonly string[] Names =
    [
        "q", "top", "on", "until", "sign", "watermark", "t", "id", "url", "to", "code", "state", "returnUrl", "after", "limit", "from", "signature",
        "timestamp", "nonce", "echostr", "msg_signature",
        "encrypt_type", "access_token", "appid", "secret", "grant_type", "openid", "media_id", "type", "redirect_uri", "response_type", "scope",
        "next_openid", "ticket", "negotiateVersion", "transport", "%FF", "",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json", "application/json; charset=utf-77", "application/json; charset=utf-7", "application/json; charset=utf-16",
        "application/problem+json", "text/xml", "text/plain",
        "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=b", "multipart/form-data; boundary=b",
        "multipart/form-data; boundary=", "application/octet-stream", "x", "/", "",
        "application/vnd.microsoft.activity", "application/json;;;=",
    ];

    private static readonly string[] Keys =
    [
        "type", "text", "value", "channelData", "attachments", "from", "locale", "act", "person", "account", "target", "times", "menuId", "touser",
        "msgtype", "content", "button", "action_name",
        "action_info", "scene", "user_list", "openid_list", "tag", "data", "template_id", "touser", "q", "id", "name", "version", "url", "events",
        "secret", "limit", "tagid", "expire_seconds", "media_id", "command",
    ];

    private static readonly string[] Bodies =
    [
        "null", "[]", "\"x\"", "7", "{", "{\"a\":1,\"a\":2}", "{\"text\":\"\\ud800\"}", "\uFEFF{}", "{\"a\":1e999}", "<xml></xml>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><xml>&b;</xml>", "a=b&c", "%FF=%FE",
    ];

    private static readonly string[] Acts =
        ["say", "photo", "tap", "voice", "location", "scan", "button", "follow", "advance", "newPerson", "message", "typing", "text", "image"];

    /// <param name="IsCutOff">More was announced than comes.</param>
    internal sealed record Request(byte[] Bytes, bool IsCutOff);

    public Request To(RouteEndpoint endpoint, string host)
    {
        var allowed = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        var verb = allowed.Count > 0 && chance.Next(3) > 0 ? allowed[chance.Next(allowed.Count)] : Pick(Verbs);
        var names = NamesOf(endpoint);
        var request = new MemoryStream();
        if (chance.Next(12) == 0)
            host = Pick(["", "x", "[::1", "evil.example:99999", "a_b.example", "居民", "127.0.0.1:0"]);
        Write(request, $"{verb} {Path(endpoint.RoutePattern)}{Query(names)} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
        Write(request, $"X-Forwarded-For: 10.{chance.Next(256)}.{chance.Next(256)}.{chance.Next(256)}\r\n");
        foreach (var header in Headers())
            Write(request, header + "\r\n");
        if (verb is "GET" or "HEAD" && chance.Next(4) > 0)
        {
            Write(request, "\r\n");
            return new Request(request.ToArray(), IsCutOff: false);
        }

        var body = Body(names);
        Write(request, $"Content-Type: {Pick(ContentTypes)}\r\n");
        var framing = chance.Next(10);
        Write(request, framing switch
        {
            0 => "\r\n",
            1 => $"Content-Length: {body.Length + chance.Next(1, 1000)}\r\n\r\n",
            2 => $"Content-Length: {Pick(["-1", "x", "99999999999", "99999999999999999999"])}\r\n\r\n",
            3 => $"Transfer-Encoding: chunked\r\n\r\n{Pick(["zz", "5", "FFFFFFFFFFFFFFFFF", "0"])}\r\n",
            _ => $"Content-Length: {body.Length}\r\n\r\n",
        });
        request.Write(body);
        return new Request(request.ToArray(), IsCutOff: framing is 1 or 2 or 3);
    }

    private string Path(RoutePattern pattern)
    {
        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
                path.Append(part switch
                {
                    RoutePatternLiteralPart literal => chance.Next(20) == 0 ? literal.Content.ToUpperInvariant() : literal.Content,
                    RoutePatternSeparatorPart separator => separator.Content,
                    RoutePatternParameterPart parameter => Argument(parameter),
                    _ => "",
                });
        }

        if (path.Length == 0)
            path.Append('/');
        if (chance.Next(25) == 0)
            path.Append(Pick(["/", "//", "/%2e%2e/", "%00", "%", ";a=b", new string('a', 3000), "\u00ff"]));
        return path.ToString();
    }

    private string Argument(RoutePatternParameterPart parameter)
    {
        if (parameter.ParameterPolicies.Any(policy => policy.Content == "guid") && chance.Next(4) > 0)
            return new Guid(chance.Next(), 0, 0, new byte[8]).ToString(Pick(["N", "D", "B", "P"]));
        if (known.TryGetValue(parameter.Name, out var right) && chance.Next(3) > 0)
            return Pick(right);
        return chance.Next(10) == 0 ? new string('a', chance.Next(4000)) : Pick(Values).Replace('+', '-') is { Length: > 0 } value ? value : "x";
    }

    private string Query(string[] names)
    {
        if (chance.Next(5) == 0)
            return Pick(["", "?", "?=", "?&&&", "?%FF=%FE", "?" + new string('q', 2000), "?a=1&a=2&a=3"]);
        var asked = Enumerable.Range(0, chance.Next(1, 5)).Select(_ => Pick(names));
        var query =
            string.Join('&', asked.Select(name => $"{name}={(known.TryGetValue(name, out var right) && chance.Next(2) == 0 ? Pick(right) : Pick(Values))}"));
        return chance.Next(2) == 0 ? "?" + query : $"?access_token={Pick(known["access_token"])}&{query}";
    }

    private IEnumerable<string> Headers()
    {
        if (chance.Next(3) > 0)
            yield return Pick(credentials);
        yield return "Accept: " + Pick(["*/*", "text/html", "application/json", "application/xml;q=x", "", "text/event-stream"]);
        for (var more = chance.Next(3); more > 0; more--)
            yield return Pick(
            [
                "Authorization: Bearer x.y.z", "Authorization: Bearer", "Authorization: Basic %%%", "Cookie: ra_visitor=\u00ff; ra_staff=x; ra_my=;;=",
                "Cookie: " + new string('c', 6000),
                "Range: bytes=-1--5", "If-None-Match: \"", "If-Modified-Since: yesterday", "Origin: null", "Origin: https://evil.example",
                "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example:x", "Upgrade: websocket",
                "Connection: Upgrade", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13", "Expect: 100-continue", "Content-Encoding: gzip",
                "Accept-Encoding: br;q=9", "Accept-Language: \u00ff",
                "X-Many: " + new string('h', 33_000), "X-HTTP-Method-Override: DELETE", "Bad Header: x", "Idempotency-Key: " + new string('k', 300),
                "User-Agent: MicroMessenger/8", "Last-Event-ID: -9",
            ]);
    }

    private byte[] Body(string[] names) => chance.Next(12) switch
    {
        0 => [],
        1 => [0xFF, 0xFE, 0x00, (byte)chance.Next(256)],
        2 => Encoding.UTF8.GetBytes(new string('[', 20_000)),
        3 => Encoding.UTF8.GetBytes(Pick(Bodies)),
        4 => Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"{Pick(Keys)}\"; filename=\"{Pick(Values)}\"\r\n\r\nxx"),
        5 => Encoding.UTF8.GetBytes(
            "--b\r\nContent-Disposition: form-data; name=\"activity\"\r\n\r\n" + Json(names) +
            "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nGIF89a\r\n--b--\r\n"),
        6 => Encoding.UTF8.GetBytes($"<xml><ToUserName>a</ToUserName><FromUserName>b</FromUserName><MsgType>{Pick(Acts)}</MsgType><MsgId>x</MsgId></xml>"),
        7 => Random(),
        _ => Encoding.UTF8.GetBytes(Json(names)),
    };

    /// <summary>An object whose keys are known and whose values are seldom of the kind expected.</summary>
    private string Json(string[] names)
    {
        string[] keys = [.. Enumerable.Range(0, chance.Next(1, 7)).Select(_ => Pick(chance.Next(2) == 0 ? Keys : names))];
        var pairs = keys.Select(key => $"\"{key}\":{(known.TryGetValue(key, out var right) && chance.Next(3) > 0 ? $"\"{Pick(right)}\"" : Value(2))}");
        return "{" + string.Join(',', pairs) + "}";
    }

    private string Value(int depth) => chance.Next(depth > 0 ? 11 : 8) switch
    {
        0 => "null",
        1 => chance.Next().ToString(),
        2 => "-1.5e300",
        3 => "99999999999999999999999",
        4 => "true",
        5 => "\"\\u0000\"",
        6 => $"\"{Pick(Acts)}\"",
        7 => "\"" + Pick(["", "不是Base64", "aGVsbG8=", "2026-02-30", new string('长', 3000), "\\u202e\\uFFFE"]) + "\"",
        8 => "[" + Value(depth - 1) + "]",
        _ => $"{{\"{Pick(Keys)}\":{Value(depth - 1)}}}",
    };

    private byte[] Random()
    {
        var bytes = new byte[chance.Next(2000)];
        chance.NextBytes(bytes);
        return bytes;
    }

    private static string[] NamesOf(RouteEndpoint endpoint)
    {
        var parameters = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];
        var properties = parameters.SelectMany(parameter => parameter.ParameterType.GetProperties());
        return [.. Names, .. parameters.Select(parameter => parameter.Name!), .. properties.Select(property => property.Name)];
    }

    private string Pick(IReadOnlyList<string> from) => from[chance.Next(from.Count)];

    /// <summary>Letters beyond ASCII go out as single bytes, which is no UTF-8, but for Chinese.</summary>
    private static void Write(Stream to, string text) =>
        to.Write(text.Any(letter => letter > '\u00ff') ? Encoding.UTF8.GetBytes(text) : Encoding.Latin1.GetBytes(text));
}
