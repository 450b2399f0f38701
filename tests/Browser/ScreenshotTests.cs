using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The pictures of the README. They are written only when <c>UPDATE_SCREENSHOTS=1</c> is set.</summary>
[Collection(nameof(Chromium))]
public sealed class ScreenshotTests(Chromium chromium)
{
    private const int Limit = 120_000;

    [Fact]
    public async Task The_picture_of_the_chat_shows_a_filed_complaint_and_a_legal_answer()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.Page.Clock.SetFixedTimeAsync(TestCity.Monday.AddMinutes(3).UtcDateTime);
        await visit.OpenChatAsync();
        await visit.SaysAsync("买到过期食品，能赔十倍吗");
        await visit.HearsAsync("依据：《");
        host.City.Clock.Advance(TimeSpan.FromMinutes(1));
        await visit.SaysAsync("阳光花园3号楼楼下油烟太大");
        await visit.HearsAsync("请您核对");
        await visit.TapsAsync("提交");
        await visit.HearsAsync("XY-20261123-0001");
        await Expect(visit.Mine("提交")).ToContainTextAsync("已送达");
        // From the law that the answer rests on to the number of the case.
        await visit.Page.EvaluateAsync("""
            const answer = Array.from(document.querySelectorAll('.bubble')).find(bubble => bubble.textContent.includes('依据：《'));
            document.getElementById('scroll').scrollTop += answer.getBoundingClientRect().bottom - document.getElementById('scroll').getBoundingClientRect().top - 158;
            """);
        await SaveAsync(visit, "chat.png");
        visit.WasInOrder();
    }

    private static async Task SaveAsync(Visit visit, string name)
    {
        var picture = await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(picture.Length, 1, Limit);
        if (Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") == "1")
            await File.WriteAllBytesAsync(Path.Combine(Folder(), name), picture, TestContext.Current.CancellationToken);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(here)!, "screenshots")).FullName;
}
