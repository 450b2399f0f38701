using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Channels;

/// <summary>
/// What every channel must pass. A channel implements <see cref="StartAsync"/> with a <see cref="ChannelCity"/> and a
/// <see cref="ChannelResident"/> of its own; whatever stands between them (HTTP, sockets, signatures, a double of the
/// outside system) is the channel's.
/// </summary>
public abstract class ChannelContract
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_answered_once()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        await resident.SaysAsync(Smoke, "是哪个小区");
        await resident.SaysAsync("取消", DialogTexts.Cancelled);
        Assert.Equal(1, resident.Count("是哪个小区"));
    }

    [Fact]
    public async Task The_same_message_again_has_one_effect_and_gets_the_same_answer()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        var first = await resident.SendsAsync("转人工", "100001");
        await resident.HearsAsync("排在第一位");
        Assert.Equal(first, await resident.SendsAsync("转人工", "100001"));
        await resident.SaysAsync("我的诉求", CaseTexts.NoCases);
        Assert.Equal(1, resident.Count("排在第一位"));
        var lawyer = await city.City.StaffAsync("lawyer@example.cn");
        Assert.Single(await city.Get<Reception>().ListAsync(lawyer, Cancellation));
    }

    [Fact]
    public async Task The_same_words_in_another_message_are_another_message()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        await resident.SaysAsync("转人工", "已经帮您叫值班律师");
        await resident.SaysAsync("转人工", "您已经在排队了");
    }

    [Fact]
    public async Task A_choice_is_taken_by_its_number()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        await resident.SaysAsync("帮助", "您可以这样说");
        await resident.SaysAsync("1", CaseTexts.WhatHappened);
    }

    [Fact]
    public async Task A_form_is_put_aside_gone_on_with_corrected_and_done()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        await resident.SaysAsync(Smoke, "是哪个小区");
        await resident.SaysAsync("先这样", "先给您留着");
        await resident.SaysAsync("接着办", DialogTexts.Resume("反映问题"));
        await resident.SaysAsync("阳光花园", "阳光花园 3号楼楼下");
        await resident.SaysAsync("不对，是5号楼", "阳光花园 5号楼");
        await resident.SaysAsync("提交", "已经提交");
    }

    [Fact]
    public async Task Large_text_shows_few_choices_at_once_and_all_of_them_in_turn()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        await resident.SaysAsync("大字版", "已经换成大字版");
        await resident.SaysAsync("看别的", DialogTexts.WhichOfTheseMore);
        await resident.SaysAsync("2", "道德讲堂");
    }

    [Fact]
    public async Task A_photo_goes_with_the_complaint()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        await resident.SaysAsync(Smoke, "是哪个小区");
        await resident.SendsPhotoAsync(TestPictures.Png());
        await resident.HearsAsync(DialogTexts.PhotoTaken);
        await resident.SaysAsync("阳光花园", "照片：1 张");
        await resident.SaysAsync("提交", "已经提交");
        var staff = await city.City.StaffAsync("community@example.cn");
        var filed = Assert.Single(await city.Get<HandleCase>().ListAsync(staff, null, Cancellation));
        var photo = Assert.Single((await city.Get<HandleCase>().OpenAsync(staff, filed.Number, Cancellation))!.Photos);
        Assert.NotNull(await city.Get<Photos>().ReadAsync(photo.Id, Cancellation));
    }

    [Fact]
    public async Task Danger_is_answered_with_the_number_to_call()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        await resident.SaysAsync("着火了！", "119");
    }

    [Fact]
    public async Task What_staff_reply_reaches_the_resident_who_can_rate_it()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        await resident.SaysAsync(Smoke, "是哪个小区");
        await resident.SaysAsync("阳光花园", "请您核对");
        await resident.SaysAsync("提交", "已经提交");
        var staff = await city.City.StaffAsync("community@example.cn");
        var handle = city.Get<HandleCase>();
        var filed = Assert.Single(await handle.ListAsync(staff, null, Cancellation));
        Assert.Equal(CaseChange.Done, await handle.StartAsync(staff, filed.Number, 1, Cancellation));
        await resident.HearsAsync("已经开始办理");
        Assert.Equal(CaseChange.Done, await handle.ReplyAsync(staff, filed.Number, 3, "今天下午上门看过了", Cancellation));
        await resident.HearsAsync("今天下午上门看过了");
        Assert.Equal(CaseChange.Done, await handle.SettleAsync(staff, filed.Number, "已加装油烟净化器", Cancellation));
        await resident.HearsAsync("已加装油烟净化器");
        await resident.SaysAsync("满意", CaseTexts.RatingThanks);
        Assert.Equal(Rating.Satisfied, (await handle.OpenAsync(staff, filed.Number, Cancellation))!.Case.Rating);
    }

    [Fact]
    public async Task A_lawyer_takes_over_both_hear_each_other_and_the_assistant_comes_back()
    {
        await using var city = await StartAsync();
        var resident = await city.NewResidentAsync();
        var lawyer = await city.City.StaffAsync("lawyer@example.cn");
        var reception = city.Get<Reception>();
        await resident.SaysAsync("转人工", "排在第一位");
        var waiting = Assert.Single(await reception.ListAsync(lawyer, Cancellation));
        Assert.Equal(ReceptionOutcome.Done, await reception.ClaimAsync(lawyer, waiting.SessionId, Cancellation));
        await resident.HearsAsync(HandoffTexts.Joined("张律师"));
        await resident.SendsAsync("物业费涨价业主可以拒绝交吗");
        await city.AnsweredAsync(waiting.ConversationId);
        Assert.EndsWith("物业费涨价业主可以拒绝交吗", Assert.Single(await reception.ListAsync(lawyer, Cancellation)).LastWords, StringComparison.Ordinal);
        Assert.Equal(ReceptionOutcome.Done, await reception.SayAsync(lawyer, waiting.SessionId, "您把合同发我看看", Cancellation));
        await resident.HearsAsync("您把合同发我看看");
        Assert.Equal(0, resident.Count("依据：《"));
        Assert.Equal(ReceptionOutcome.Done, await reception.EndAsync(lawyer, waiting.SessionId, Cancellation));
        await resident.HearsAsync(HandoffTexts.Ended("张律师"));
        await resident.SaysAsync("物业费涨价业主可以拒绝交吗", "依据：《");
    }

    [Fact]
    public async Task Two_residents_do_not_hear_each_other()
    {
        await using var city = await StartAsync();
        var (first, second) = (await city.NewResidentAsync(), await city.NewResidentAsync());
        await first.SaysAsync(Smoke, "是哪个小区");
        await second.SaysAsync("我的诉求", CaseTexts.NoCases);
        Assert.Equal(0, second.Count("是哪个小区"));
        Assert.Equal(0, first.Count(CaseTexts.NoCases));
    }

    /// <summary>A fresh sample city with this channel in front of it.</summary>
    protected abstract Task<ChannelCity> StartAsync();
}

/// <summary>A city that is reached through one channel.</summary>
public abstract class ChannelCity : IAsyncDisposable
{
    /// <summary>Its data, its staff and its clock.</summary>
    public abstract TestCity City { get; }

    /// <summary>The services that serve the channel: staff act through them.</summary>
    protected abstract IServiceProvider Services { get; }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Somebody who has not written before; a greeting may already have been heard.</summary>
    public abstract Task<ChannelResident> NewResidentAsync();

    /// <summary>Returns when everything said so far in the conversation has been answered.</summary>
    public Task AnsweredAsync(Guid conversationId) => Get<TurnRunner>().RunAsync(conversationId, TestContext.Current.CancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A resident at the other end of a channel.</summary>
public abstract class ChannelResident
{
    private readonly List<string> heard = [];

    /// <summary>Sends a message as the channel's client does.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="key">Names the message (decimal digits); the same key again is the client's or the platform's retry. Null makes a new one.</param>
    /// <returns>What the channel answered the request with, without what changes from answer to answer (a time, a nonce): a retry must get the same.</returns>
    public abstract Task<string> SendsAsync(string text, string? key = null);

    /// <summary>Sends a picture as the channel's client does.</summary>
    public abstract Task SendsPhotoAsync(byte[] picture);

    /// <summary>Sends a message and waits until this is heard.</summary>
    public async Task SaysAsync(string text, string expected)
    {
        await SendsAsync(text);
        await HearsAsync(expected);
    }

    /// <summary>Waits until the resident has been shown this, after everything it was already waited for.</summary>
    public async Task HearsAsync(string part)
    {
        while (!heard.Skip(waitedFor).Any(text => text.Contains(part, StringComparison.Ordinal)))
        {
            var news = await NextAsync();
            Assert.True(news.Count > 0, $"“{part}” was not heard, only:\n{string.Join('\n', heard.Skip(waitedFor))}");
            heard.AddRange(news);
        }

        waitedFor += heard.Skip(waitedFor).ToList().FindIndex(text => text.Contains(part, StringComparison.Ordinal)) + 1;
    }

    /// <summary>How often this was shown so far.</summary>
    public int Count(string part) => heard.Sum(text => text.Split(part).Length - 1);

    /// <summary>Waits for what the resident is shown next, each text once and in order; empty when nothing more will come.</summary>
    protected abstract Task<IReadOnlyList<string>> NextAsync();

    private int waitedFor;
}
