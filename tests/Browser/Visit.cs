using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>One person at one browser, watched: every request, every error, every breach of the page's own policy.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly Uri home;
    private readonly ConcurrentQueue<string> foreign = [];
    private readonly ConcurrentQueue<string> errors = [];

    private Visit(IBrowserContext context, IPage page, Uri home)
    {
        this.context = context;
        this.home = home;
        Page = page;
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>What the page wrote to its console.</summary>
    public string Complaints => string.Join('\n', errors);

    public static async Task<Visit> BeginAsync(IBrowserContext context, Uri home)
    {
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page, home);
        page.Request += (_, request) => visit.Note(request.Url);
        page.WebSocket += (_, socket) => visit.Note(socket.Url);
        page.PageError += (_, error) => visit.errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                visit.errors.Enqueue(message.Text);
        };
        return visit;
    }

    /// <summary>Nothing is wider than the screen; a picture is kept when one is asked for.</summary>
    public async Task ShowAsync(string name)
    {
        Assert.Equal(Page.ViewportSize!.Width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await PictureAsync(name);
    }

    /// <summary>Keeps a picture of the page in the folder that SCREENSHOTS names; nothing where it names none.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    /// <summary>Opens the chat and waits until it is connected and the city has greeted.</summary>
    public async Task OpenChatAsync(string path = "/chat")
    {
        await Page.GotoAsync(path);
        await Expect(Page.Locator("#status")).ToHaveAttributeAsync("data-state", "online");
        await HearsAsync("您好");
    }

    public async Task SaysAsync(string text)
    {
        await Page.Locator("#text").FillAsync(text);
        await Page.Locator("#composer .send").ClickAsync();
    }

    public Task TapsAsync(string choice) => Page.Locator("#choices").GetByRole(AriaRole.Button, new() { Name = choice, Exact = true }).ClickAsync();

    /// <summary>Waits until the city's newest words hold this.</summary>
    public Task HearsAsync(string part) => Expect(Page.Locator(".message:not(.mine) .bubble").Filter(new() { HasText = part }).Last).ToBeVisibleAsync();

    public ILocator Mine(string text) => Page.Locator(".message.mine").Filter(new() { HasText = text });

    /// <summary>Nothing went to another server, nothing failed, and the content policy was kept.</summary>
    public void WasInOrder()
    {
        Assert.Empty(foreign);
        Assert.Empty(errors);
    }

    /// <summary>Waits until the page has reported an error that holds this.</summary>
    public Task ComplainsAsync(string part) =>
        UntilAsync(() => Task.FromResult(errors.Any(error => error.Contains(part, StringComparison.Ordinal))), $"no error with {part}");

    /// <summary>Waits until the browser has no such cookie; what ends it may come after the page was left.</summary>
    public Task ForgetsCookieAsync(string name) =>
        UntilAsync(async () => (await context.CookiesAsync()).All(cookie => cookie.Name != name), $"the cookie {name} is still there");

    internal static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        for (var look = 0; look < 1200; look++)
        {
            if (await isSo())
                return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"Two minutes later {otherwise}.");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

    private void Note(string url)
    {
        var to = new Uri(url);
        if (to.Scheme is not ("data" or "blob") && to.Authority != home.Authority)
            foreign.Enqueue(url);
    }
}
