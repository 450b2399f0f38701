using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The description of /api/v1 as people read it.</summary>
[Collection(nameof(Chromium))]
public sealed class ApiReaderTests(Chromium chromium)
{
    [Fact]
    public async Task The_reader_shows_the_routes_and_asks_nobody_else_for_anything()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host, desk: true);
        await visit.Page.GotoAsync("/docs");
        foreach (var summary in new[] { "所有单位，上级在前", "查法条和常见问答" })
            await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = summary })).ToBeVisibleAsync();
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        visit.WasInOrder();
    }
}
