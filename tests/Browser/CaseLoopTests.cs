using Microsoft.Playwright;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>A community, a department and a street pass a case on in the console.</summary>
[Collection(nameof(Chromium))]
public sealed class CaseLoopTests(Chromium chromium)
{
    private const string Number = "XY-20261123-0001";

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 780)]
    public async Task A_case_is_given_to_a_department_returned_whistled_for_and_answered(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        var resident = host.City.NewResident();
        await resident.Says("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Taps("提交");

        await using (var community = await OpenAsync("community@example.cn"))
        {
            await Expect(community.Page.Locator(".due").First).ToContainTextAsync("受理：11月23日（周一）13:00前");
            await MoveAsync(community, "派单给别的单位");
            await Expect(community.Page.GetByLabel("派给")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("."));
            await community.PictureAsync($"loop-dispatch-{width}");
            await SendAsync(community);
            await Expect(community.Page.Locator(".page-head")).ToContainTextAsync("待报到");
            community.WasInOrder();
        }

        await using (var department = await OpenAsync("dept@example.cn"))
        {
            await MoveAsync(department, "退单");
            await department.Page.GetByLabel("权责清单（为什么不归本单位）").SelectOptionAsync("HB-01");
            await SendAsync(department);
            await Expect(department.Page.Locator(".mud-snackbar").Last).ToContainTextAsync("请写上内容");
            await department.Page.GetByLabel("说明").FillAsync("要先测废气，归生态环境局");
            await SendAsync(department);
            await Expect(department.Page.Locator(".page-head")).ToContainTextAsync("已受理");
            await department.PictureAsync($"loop-returned-{width}");
            department.WasInOrder();
        }

        var handle = host.Get<HandleCase>();
        var (clerk, officer) = (await host.City.StaffAsync("community@example.cn"), await host.City.StaffAsync("dept@example.cn"));
        var one = (await handle.OpenAsync(clerk, Number, TestContext.Current.CancellationToken))!;
        var unit = one.Territory.Find("城市管理局")!.Id;
        await handle.RunAsync(clerk, Number, one.Case.Version, new CaseCommand.Dispatch(unit, "CG-02"), TestContext.Current.CancellationToken);
        await handle.RunAsync(officer, Number, one.Case.Version + 1, new CaseCommand.Return("SJ-01", "店没有执照"), TestContext.Current.CancellationToken);

        await using (var street = await OpenAsync("street@example.cn"))
        {
            await Expect(street.Page.GetByText("第二次退单，已经吹哨")).ToBeVisibleAsync();
            await MoveAsync(street, "吹哨，点名部门");
            await street.Page.GetByLabel("城市管理局", new() { Exact = true }).CheckAsync();
            await street.Page.GetByLabel("市场监督管理局", new() { Exact = true }).CheckAsync();
            await street.Page.GetByLabel("牵头").SelectOptionAsync(new SelectOptionValue { Label = "城市管理局" });
            await street.PictureAsync($"loop-whistle-{width}");
            await SendAsync(street);
            await Expect(street.Page.GetByText("还没有报到：")).ToContainTextAsync("市场监督管理局");
            street.WasInOrder();
        }

        await using (var department = await OpenAsync("dept@example.cn"))
        {
            await department.Page.GetByRole(AriaRole.Button, new() { Name = "开始办理" }).ClickAsync();
            await Expect(department.Page.Locator(".page-head")).ToContainTextAsync("办理中");
            await department.Page.GetByRole(AriaRole.Button, new() { Name = "答复结果" }).First.ClickAsync();
            await department.Page.GetByLabel("办理结果", new() { Exact = true }).FillAsync("店家装了油烟净化器");
            await department.Page.Locator(".composer").GetByRole(AriaRole.Button, new() { Name = "发出结果" }).ClickAsync();
            await Expect(department.Page.Locator(".page-head")).ToContainTextAsync("待确认");
            await department.PictureAsync($"loop-answered-{width}");
            department.WasInOrder();
        }

        await resident.Listens();
        resident.Hears("问题解决了吗？");

        async Task<Visit> OpenAsync(string email)
        {
            var desk = await ConsoleSignIn.EnterAsync(chromium, host, email);
            await desk.Page.SetViewportSizeAsync(width, height);
            await desk.Page.GotoAsync($"/console/cases/{Number}");
            await Expect(desk.Page.Locator("h1")).ToHaveTextAsync(Number);
            return desk;
        }
    }

    private static async Task MoveAsync(Visit desk, string move)
    {
        await desk.Page.GetByText("更多办法").ClickAsync();
        await desk.Page.GetByLabel("要做什么").SelectOptionAsync(new SelectOptionValue { Label = move });
    }

    private static Task SendAsync(Visit desk) => desk.Page.Locator(".moves").GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
}
