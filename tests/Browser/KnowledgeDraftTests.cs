using Microsoft.Playwright;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>A half-written entry of the knowledge base is kept in the browser, as a half-written reply is.</summary>
[Collection(nameof(Chromium))]
public sealed class KnowledgeDraftTests(Chromium chromium)
{
    [Theory]
    [InlineData("/console/knowledge/new")]
    [InlineData("/console/knowledge/wuye-zhangjia/edit")]
    public async Task What_is_half_written_is_there_after_a_reload_and_the_way_back_until_it_is_saved(string path)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "curator@example.cn");
        await desk.Page.GotoAsync(path);
        await Field(desk, "主题").FillAsync("宠物");
        await Field(desk, "问题").FillAsync("独角兽归谁管");
        await Field(desk, "在法条库里找").FillAsync("民法典944");
        await Button(desk, "找法条").ClickAsync();
        await Button(desk, "引用《民法典》第九百四十四条").ClickAsync();
        await Expect(desk.Page.Locator(".chosen").GetByText("第九百四十四条")).ToBeVisibleAsync();
        await Field(desk, "答案").FillAsync("归物业管。");
        await desk.Page.ReloadAsync();
        await IsThereAsync();
        await desk.Page.Locator("p.back a").ClickAsync();
        await Expect(Field(desk, "答案")).ToHaveCountAsync(0);
        await desk.Page.GoBackAsync();
        await IsThereAsync();
        await Button(desk, "保存草稿").ClickAsync();
        await Expect(desk.Page.GetByText("存好了，还是草稿。")).ToBeVisibleAsync();
        await desk.Page.GotoAsync(path);
        await Expect(Field(desk, "主题")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("没存的")).ToHaveCountAsync(0);
        desk.WasInOrder();

        async Task IsThereAsync()
        {
            await Expect(Field(desk, "答案")).ToHaveValueAsync("归物业管。");
            await Expect(Field(desk, "问题")).ToHaveValueAsync("独角兽归谁管");
            await Expect(desk.Page.Locator(".chosen").GetByText("第九百四十四条")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task What_is_kept_can_be_thrown_away()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "curator@example.cn");
        await desk.Page.GotoAsync("/console/knowledge/new");
        await Field(desk, "答案").FillAsync("归物业管。");
        await desk.Page.ReloadAsync();
        await Button(desk, "不要了").ClickAsync();
        await Expect(Field(desk, "答案")).ToHaveValueAsync("");
        await desk.Page.ReloadAsync();
        await Expect(Field(desk, "答案")).ToHaveValueAsync("");
        desk.WasInOrder();
    }

    [Theory]
    [InlineData("提交审核")]
    [InlineData("保存草稿")]
    public async Task An_empty_form_makes_no_draft(string button)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "curator@example.cn");
        await desk.Page.GotoAsync("/console/knowledge/new");
        await Expect(Field(desk, "答案")).ToBeVisibleAsync();
        await Button(desk, button).ClickAsync();
        await Expect(desk.Page.Locator(".mud-snackbar").Last).ToContainTextAsync("还缺");
        await using var db = await host.City.Transactions.ReadAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(db.KnowledgeEntries.ToList(), entry => entry.Latest.Question.Length == 0);
        desk.WasInOrder();
    }

    [Fact]
    public async Task What_is_pasted_and_too_long_is_refused_in_words_and_never_cut()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "curator@example.cn");
        await desk.Page.GotoAsync("/console/knowledge/new");
        Assert.Equal("这里最多 1500 个字，要贴的有 1501 个字，没有贴。请删短了再贴。", await PasteAsync(1501));
        Assert.Equal("", await PasteAsync(1500));
        desk.WasInOrder();

        Task<string> PasteAsync(int letters) => Field(desk, "答案").EvaluateAsync<string>(
            """
            (field, letters) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text', '长'.repeat(letters));
              field.dispatchEvent(new Event('input', { bubbles: true }));
              const refused = !field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
              return refused ? field.validationMessage : '';
            }
            """,
            letters);
    }

    private static ILocator Field(Visit desk, string label) => desk.Page.GetByLabel(label, new() { Exact = true });

    private static ILocator Button(Visit desk, string name) => desk.Page.GetByRole(AriaRole.Button, new() { Name = name });
}
