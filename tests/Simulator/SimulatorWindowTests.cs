using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>Who may be written to, how often and how long.</summary>
public sealed class SimulatorWindowTests
{
    private const string Send = "cgi-bin/message/custom/send";
    private const string Typing = "cgi-bin/message/custom/typing";

    [Fact]
    public async Task A_message_allows_five_answers_in_48_hours_and_a_new_one_five_more()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        stage.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(45015, await stage.Api.SendAsync(zhang));
        await zhang.SaysAsync("你好");
        for (var i = 0; i < 5; i++)
            Assert.Equal(0, await stage.Api.SendAsync(zhang, $"第{i}条"));
        Assert.Equal(45047, await stage.Api.SendAsync(zhang));
        await zhang.SaysAsync("还在吗");
        Assert.Equal(5, zhang.MessagesLeft);
        stage.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Renewed(stage).SendAsync(zhang));
        stage.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(45015, await stage.Api.SendAsync(zhang));
    }

    [Fact]
    public async Task Following_and_scanning_allow_three_answers_within_a_minute()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        Assert.Equal((0, 0, 0, 45047),
            (await stage.Api.SendAsync(zhang), await stage.Api.SendAsync(zhang), await stage.Api.SendAsync(zhang), await stage.Api.SendAsync(zhang)));
        await zhang.ScansAsync("office-12");
        Assert.Equal(3, zhang.MessagesLeft);
        stage.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(45015, await stage.Api.SendAsync(zhang));
    }

    [Fact]
    public async Task A_tap_on_a_choice_counts_as_a_click_and_not_as_a_message()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        stage.Hook.Answer = stage.Hook.Says("请选：<a href=\"weixin://bizmsgmenu?msgmenucontent=%E6%8A%A5%E4%BF%AE&msgmenuid=7\">1 报修</a>");
        await zhang.SaysAsync("你好");
        stage.Advance(TimeSpan.FromHours(49));
        await zhang.TapsAsync("1 报修");
        Assert.Equal(("报修", "7", 3), (stage.Hook.Last["Content"], stage.Hook.Last["bizmsgmenuid"], zhang.MessagesLeft));
        stage.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(45015, await Renewed(stage).SendAsync(zhang));
    }

    [Fact]
    public async Task A_menu_message_is_tapped_by_its_words()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        Assert.Equal(0, await stage.Api.CodeAsync(Send, $$$"""{"touser":"{{{zhang.OpenId}}}","msgtype":"msgmenu","msgmenu":{"head_content":"满意吗？","list":[{"id":"101","content":"满意"},{"id":"102","content":"不满意"}],"tail_content":""}}"""));
        await zhang.TapsAsync("不满意");
        Assert.Equal(("不满意", "102"), (stage.Hook.Last["Content"], stage.Hook.Last["bizmsgmenuid"]));
    }

    [Fact]
    public async Task Nobody_else_can_be_written_to()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        var never = stage.Person();
        var other = stage.Server.NewPerson(stage.Server.AddAccount("other"));
        Assert.Equal((40003, 43004), (await stage.Api.SendAsync(other), await stage.Api.SendAsync(never)));
        await zhang.SaysAsync("你好");
        zhang.SwitchesMessages(off: true);
        Assert.Equal(48002, await stage.Api.SendAsync(zhang));
        zhang.SwitchesMessages(off: false);
        zhang.Person.Blacklisted = true;
        Assert.Equal(43019, await stage.Api.SendAsync(zhang));
        zhang.Person.Blacklisted = false;
        await zhang.UnfollowsAsync();
        Assert.Equal(45015, await stage.Api.SendAsync(zhang));
    }

    [Fact]
    public async Task Messages_of_the_wrong_shape_use_nothing_up()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        await zhang.SaysAsync("你好");
        var left = zhang.MessagesLeft;
        Assert.Equal(45002, await stage.Api.SendAsync(zhang, new string('字', 683)));
        Assert.Equal(44004, await stage.Api.SendAsync(zhang, ""));
        Assert.Equal(40008, await stage.Api.CodeAsync(Send, $$"""{"touser":"{{zhang.OpenId}}","msgtype":"shout"}"""));
        Assert.Equal(40007, await stage.Api.CodeAsync(Send, $$$"""{"touser":"{{{zhang.OpenId}}}","msgtype":"image","image":{"media_id":"none"}}"""));
        Assert.Equal(45008, await stage.Api.CodeAsync(Send, $$$"""{"touser":"{{{zhang.OpenId}}}","msgtype":"news","news":{"articles":[{"title":"一"},{"title":"二"}]}}"""));
        Assert.Equal(left, zhang.MessagesLeft);
        Assert.Equal(0, await stage.Api.SendAsync(zhang, new string('字', 682)));
    }

    [Fact]
    public async Task Typing_is_shown_once_for_15_seconds_and_only_soon_after_the_person_did_something()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        await zhang.SaysAsync("你好");
        Task<int> Type(string command = "Typing") => stage.Api.CodeAsync(Typing, $$"""{"touser":"{{zhang.OpenId}}","command":"{{command}}"}""");
        Assert.Equal((45072, 0, 45081), (await Type("Sing"), await Type(), await Type()));
        stage.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal((0, 0), (await Type(), await stage.Api.SendAsync(zhang)));
        Assert.Equal((0, 0, 0), (await Type(), await Type("CancelTyping"), await Type()));
        stage.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(45080, await Type());
        stage.Advance(TimeSpan.FromHours(48));
        Assert.Equal(45015, await Renewed(stage).CodeAsync(Typing, $$"""{"touser":"{{zhang.OpenId}}","command":"Typing"}"""));
    }

    /// <summary>The same developer, with a token of now.</summary>
    private static SimulatorApi Renewed(SimulatorStage stage) => stage.Api.Forget();
}
