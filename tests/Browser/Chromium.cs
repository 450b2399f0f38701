using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Browser;

/// <summary>Debian's Chromium, started once for all browser tests. Without it they are skipped, visibly.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private const float Patience = 120_000;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync"],
        });
    }

    /// <summary>A resident's phone of 390 x 844, or a desk with a mouse; cookies and storage of its own.</summary>
    public async Task<Visit> VisitAsync(TestHost host, bool desk = false)
    {
        Assert.SkipWhen(browser is null, $"There is no {Executable} here.");
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.Address.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = desk ? new ViewportSize { Width = 1280, Height = 800 } : new ViewportSize { Width = 390, Height = 844 },
            IsMobile = !desk,
            HasTouch = !desk,
        });
        context.SetDefaultTimeout(Patience);
        return await Visit.BeginAsync(context, host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        playwright?.Dispose();
    }
}

/// <summary>Browser tests run one after the other: they share one Chromium.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class BrowserTests : ICollectionFixture<Chromium>;
