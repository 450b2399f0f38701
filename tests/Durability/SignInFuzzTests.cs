using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Browser;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Guessers at the console's sign-in: whatever they send, they learn nothing, keep nobody out and break nothing.</summary>
public sealed class SignInFuzzTests
{
    private const string Existing = "community@example.cn";
    private const string Disabled = "grid@example.cn";
    private const string NewColleague = "dept@example.cn";
    private const int TriesARound = 40;
    private readonly Lock gate = new();
    private int attempts;
    private int accountsToldApart;
    private int colleaguesLockedOut;
    private int serverErrors;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guessers_learn_nothing_keep_nobody_out_and_break_nothing()
    {
        await using var host = await TestHost.StartAsync();
        foreach (var email in new[] { Existing, Disabled, NewColleague })
            await ConsoleSignIn.SetPasswordAsync(host, email);
        await host.Get<StaffAccounts>().DisableAsync(null, Disabled, Cancellation);
        using var known = new ConsoleBrowser(host, "127.0.0.2");
        Assert.True(ConsoleBrowser.IsSignedIn(await known.SignInAsync(Existing, ConsoleSignIn.Password)));

        foreach (var (_, chance) in Fuzz.Rounds(inSuite: 1))
        {
            await SignOutAsync(host);
            var tries = Enumerable.Range(0, TriesARound).Select(_ => Try(chance)).ToList();
            await Parallel.ForEachAsync(tries, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation }, async (one, _) =>
                await TryAsync(host, one));
            await LookAlikeAsync(host, chance);
            // A colleague whose browser is known, at the guessers' address; and another with a new browser at an address of their own.
            await ComesInAsync(known, Existing, chance);
            using var fresh = new ConsoleBrowser(host, "127.0.0.200");
            await ComesInAsync(fresh, NewColleague, chance);
            host.City.Clock.Advance(TimeSpan.FromMinutes(chance.Next(1, 30)));
        }

        Fuzz.Report("sign-in", new { attempts, accountsToldApart, colleaguesLockedOut, serverErrors });
        Assert.Equal((0, 0, 0), (accountsToldApart, colleaguesLockedOut, serverErrors));
    }

    /// <summary>What one guesser sends, and from where.</summary>
    private sealed record Sent(string From, string Path, string? Email, string? Password, Func<string, HttpContent>? Form, string? Cookie);

    private static Sent Try(Random chance)
    {
        var from = $"127.0.0.{chance.Next(2, 8)}";
        var odd = ConsoleBrowser.LoginPath + "?returnUrl=" + Uri.EscapeDataString(Address(chance));
        var path = Pick(chance, ConsoleBrowser.LoginPath, ConsoleBrowser.LoginPath, odd, "/console/login?stale=1", "/Console/Login");
        var cookie = chance.Next(4) == 0 ? Pick(chance, "ra_device=x", "ra_staff=chunks-9", "ra_form=" + new string('A', 200), "ra_device=%00") : null;
        // A chance of its own: forms are made when their token is there, in any order.
        var later = new Random(chance.Next());
        return chance.Next(3) == 0
            ? new Sent(from, Pick(chance, path, "/console/logout", "/console/password", "/console"), null, null, token => Malformed(later, token), cookie)
            : new Sent(from, path, Email(chance), Pick(chance, "wrong", "", "123456", Odd(chance), new string('长', chance.Next(1, 3000))), null, cookie);
    }

    private async Task TryAsync(TestHost host, Sent one)
    {
        using var browser = new ConsoleBrowser(host, one.From);
        var token = await browser.TokenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(one.Path, UriKind.Relative))
        {
            Content = one.Form is { } form ? form(token) : new FormUrlEncodedContent(ConsoleBrowser.LoginForm(token, one.Email!, one.Password!)),
        };
        if (one.Cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", one.Cookie);
        try
        {
            Count(await browser.SendAsync(request));
        }
        catch (HttpRequestException)
        {
            // The server hangs up on a body that is too long before it is read.
            Interlocked.Increment(ref attempts);
        }
    }

    /// <summary>
    /// The same try on an account that exists, one that is disabled and one that is not there: the answers are the same, within the limit and beyond.
    /// </summary>
    private async Task LookAlikeAsync(TestHost host, Random chance)
    {
        var stranger = $"nobody{chance.Next()}@example.cn";
        var from = $"127.0.{chance.Next(1, 250)}.{chance.Next(1, 250)}";
        var answers = await Task.WhenAll(new[] { Existing, Disabled, stranger }.Select(async email =>
        {
            using var browser = new ConsoleBrowser(host, from);
            var seen = new StringBuilder();
            for (var attempt = 0; attempt < 7; attempt++)
                seen.AppendLine(await SeenAsync(await browser.SignInAsync(email, email == Disabled ? ConsoleSignIn.Password : "wrong"), email));
            return seen.ToString();
        }));
        lock (gate)
            accountsToldApart += answers.Count(answer => answer != answers[2]);
    }

    private async Task<string> SeenAsync(HttpResponseMessage answer, string email)
    {
        Count(answer);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value.Select(value => value.Split('=')[0]))}");
        // What is new on every page: the form's token, the sealed state of the circuit (of the same length each time), and the address that was typed.
        var state = page.IndexOf("<!--Blazor-Server-Component-State", StringComparison.Ordinal);
        var text = page[..state].Replace(ConsoleBrowser.TokenIn(page), "", StringComparison.Ordinal)
            .Replace(WebUtility.HtmlEncode(email), "", StringComparison.Ordinal);
        return $"{(int)answer.StatusCode} {string.Join('\n', headers.Order(StringComparer.Ordinal))} {text} {page.Length - state}";
    }

    private async Task ComesInAsync(ConsoleBrowser browser, string email, Random chance)
    {
        var back = Uri.EscapeDataString(Address(chance));
        var answer = await browser.SignInAsync(email, ConsoleSignIn.Password, $"{ConsoleBrowser.LoginPath}?returnUrl=/console/{back}");
        Count(answer);
        if (!ConsoleBrowser.IsSignedIn(answer) || (await browser.GetAsync("/console/cases")).StatusCode != HttpStatusCode.OK)
            colleaguesLockedOut++;
    }

    /// <summary>Without NUL, for which no page is shown at all.</summary>
    private static string Address(Random chance) => Odd(chance).Replace("\0", "", StringComparison.Ordinal);

    private static Task SignOutAsync(TestHost host) => host.City.Transactions.RunAsync(
        async db => (await db.Users.SingleAsync(u => u.Email == Existing, Cancellation)).EndSignIns(), Cancellation);

    private void Count(HttpResponseMessage answer)
    {
        Interlocked.Increment(ref attempts);
        if ((int)answer.StatusCode < 500)
            return;
        Interlocked.Increment(ref serverErrors);
        TestContext.Current.TestOutputHelper?.WriteLine($"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode}");
    }

    private static HttpContent Malformed(Random chance, string token)
    {
        switch (chance.Next(8))
        {
            case 0:
                return new FormUrlEncodedContent(ConsoleBrowser.LoginForm("", Existing, "wrong"));
            case 1:
                return new FormUrlEncodedContent(ConsoleBrowser.LoginForm(token[..^4] + "AAAA", Existing, "wrong"));
            case 2:
                var type =
                    Pick(chance, "application/x-www-form-urlencoded", "application/json", "text/plain", "multipart/form-data; boundary=x",
                        "multipart/form-data");
                return new StringContent(Odd(chance), Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
            case 3:
                return new FormUrlEncodedContent(ConsoleBrowser.LoginForm(token, Existing, "wrong").Concat(ConsoleBrowser.LoginForm(token, Disabled, "wrong")));
            case 4:
                return new FormUrlEncodedContent(ConsoleBrowser.LoginForm(token, Existing, new string('x', 40_000)));
            case 5:
                return new FormUrlEncodedContent(Enumerable.Range(0, 1200).Select(i => KeyValuePair.Create($"k{i}", "v")));
            case 6:
                return new FormUrlEncodedContent(
                    [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("_handler", Odd(chance)),
                        KeyValuePair.Create($"Typed[{Odd(chance)}].Email", "x")]);
            default:
                var parts =
                    new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("login"), "_handler" } };
                parts.Add(new ByteArrayContent([0xff, 0xfe, 0x00]), "Typed.Email", "name.bin");
                return parts;
        }
    }

    private static string Email(Random chance) => chance.Next(6) switch
    {
        0 => Existing,
        1 => Disabled,
        2 => Spelled(chance, Pick(chance, Existing, Disabled, NewColleague)),
        3 => $"nobody{chance.Next(100)}@example.cn",
        4 => new string('a', chance.Next(200, 3000)) + "@example.cn",
        _ => Odd(chance),
    };

    private static string Spelled(Random chance, string email) => string.Concat(email.Select(sign => chance.Next(4) switch
    {
        0 => char.ToUpperInvariant(sign),
        1 when sign == 'k' => '\u212a',
        2 when chance.Next(10) == 0 => (char)(sign + 0xfee0),
        _ => sign,
    })).PadLeft(email.Length + chance.Next(3));

    private static string Odd(Random chance) => string.Concat(Enumerable.Range(0, chance.Next(1, 60)).Select(_ => Pick(
        chance, "\0", "\r\n", "'", "\"", "<b>", "%", "%00", "\\", "//", "..", "/console", "😀", "\ud800", "\ufffe", "\u202e", "é", "中", "&", "=", "[", "]", ".",
            " ", "\t", "a", "@", new string('9', 40))));

    private static T Pick<T>(Random chance, params ReadOnlySpan<T> of) => of[chance.Next(of.Length)];
}
