using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static ResidentAssistant.Tests.Curation.TestDesk;

namespace ResidentAssistant.Tests.Curation;

/// <summary>From a draft to what residents read: two people, one wording at a time, nothing lost.</summary>
public sealed class CurationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_lawyer_proposes_a_curator_publishes_and_a_resident_is_answered_with_it(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var desk = await OpenAsync(city);
        var resident = city.NewResident();
        await desk.SubmittedAsync();
        await desk.CatchUpAsync();
        await resident.Says("法律咨询");
        await resident.Says(Unicorns.Question);
        resident.DoesNotHear("归物业管");
        var published = await desk.PublishedAsync();
        await desk.CatchUpAsync();
        await resident.Says("法律咨询");
        await resident.Says(Unicorns.Question);
        resident.Hears("归物业管");
        Assert.Equal((desk.Curator.Id, NextYear, new DateOnly(2026, 11, 23)), (published.OwnerId, published.DueOn, published.ReviewedOn));
        var log =
            await Transcripts.QueryAsync(city, db =>
                db.Audit.Where(a => a.Subject == published.Id).OrderBy(a => a.Id).Select(a => $"{a.StaffName} {a.Action}").ToListAsync(Cancellation));
        Assert.Equal(["张律师 entry.draft", "张律师 entry.submit", "赵兰 entry.publish"], log.Order());
    }

    [Fact]
    public async Task Whoever_wrote_or_submitted_a_revision_cannot_publish_it()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var own = Done(await desk.Propose.BeginAsync(desk.Curator, Unicorns, null, Cancellation));
        var submitted = Done(await desk.Propose.SubmitAsync(desk.Administrator, own.Id, own.Version, null, Cancellation));
        foreach (var one in new[] { desk.Curator, desk.Administrator })
            Assert.IsType<EntryChange.SamePerson>(await desk.Curate.PublishAsync(one, own.Id, submitted.Version, NextYear, Cancellation));
        Assert.Equal(EntryState.Draft, (await desk.ReadAsync(own.Id)).State);
    }

    [Fact]
    public async Task A_lawyer_does_not_publish_expire_or_send_back_and_other_roles_write_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var entry = await desk.SubmittedAsync();
        var lawyer = await city.StaffAsync("lawyer2@example.cn");
        Assert.IsType<EntryChange.NotAllowed>(await desk.Curate.PublishAsync(lawyer, entry.Id, entry.Version, NextYear, Cancellation));
        Assert.IsType<EntryChange.NotAllowed>(await desk.Curate.SendBackAsync(lawyer, entry.Id, entry.Version, "不对", Cancellation));
        Assert.IsType<EntryChange.NotAllowed>(await desk.Curate.ExpireAsync(lawyer, "wuye-zhangjia", 0, Cancellation));
        Assert.IsType<EntryChange.NotAllowed>(await desk.Propose.DropAsync(lawyer, entry.Id, entry.Version, Cancellation));
        var grid = await city.StaffAsync("grid@example.cn");
        Assert.IsType<EntryChange.NotAllowed>(await desk.Propose.BeginAsync(grid, Unicorns, null, Cancellation));
        Assert.IsType<EntryChange.NotAllowed>(await desk.Propose.SaveAsync(grid, entry.Id, entry.Version, Unicorns, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_curators_who_save_at_once_the_second_gets_the_first_ones_wording_and_overwrites_nothing(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var desk = await OpenAsync(city);
        var entry = await desk.DraftAsync();
        var wordings = new[] { "归城管管。", "归派出所管。" };
        var changes = await Task.WhenAll(wordings.Select((answer, i) => desk.Propose.SaveAsync(
            i == 0 ? desk.Curator : desk.Administrator, entry.Id, entry.Version, Unicorns with { Answer = answer }, Cancellation)));
        var first = Done(Assert.Single(changes, c => c is EntryChange.Done));
        var second = Assert.IsType<EntryChange.ChangedMeanwhile>(Assert.Single(changes, c => c is not EntryChange.Done));
        Assert.Equal(first.Latest.Answer, second.Theirs.Latest.Answer);
        Assert.Equal(first.Latest.Answer, (await desk.ReadAsync(entry.Id)).Latest.Answer);
        Assert.Contains(first.Latest.Answer, wordings);
    }

    [Fact]
    public async Task A_sent_back_revision_goes_to_its_author_with_the_remark_and_what_is_published_stays()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var entry = await desk.PublishedAsync();
        var written = Done(await desk.Propose.SaveAsync(desk.Lawyer, entry.Id, entry.Version, Unicorns with { Answer = "谁都不管。" }, Cancellation));
        var submitted = Done(await desk.Propose.SubmitAsync(desk.Lawyer, entry.Id, written.Version, null, Cancellation));
        Assert.IsType<EntryChange.Incomplete>(await desk.Curate.SendBackAsync(desk.Curator, entry.Id, submitted.Version, " ", Cancellation));
        var back = Done(await desk.Curate.SendBackAsync(desk.Curator, entry.Id, submitted.Version, "没有依据", Cancellation));
        Assert.Equal(("没有依据", "张律师", null), (back.Working!.Remark, back.Working.Author.Name, back.Working.SubmittedBy));
        Assert.Equal((EntryState.Published, "归物业管。"), (back.State, back.Content.Answer));
    }

    [Fact]
    public async Task What_was_submitted_is_a_draft_again_once_somebody_changes_it()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var entry = await desk.SubmittedAsync();
        var changed = Done(await desk.Propose.SaveAsync(desk.Lawyer, entry.Id, entry.Version, Unicorns with { Answer = "改过了。" }, Cancellation));
        Assert.IsType<EntryChange.Unchanged>(await desk.Curate.PublishAsync(desk.Curator, entry.Id, changed.Version, NextYear, Cancellation));
    }

    [Fact]
    public async Task Every_published_wording_is_kept_the_starters_too_and_an_old_one_becomes_a_draft_again()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var starter = await desk.ReadAsync("wuye-zhangjia");
        var second = await desk.RevisedAsync(starter, starter.Content with { Answer = "第二版。" }, "改短了");
        var third = await desk.RevisedAsync(second, starter.Content with { Answer = "第三版。" });
        var history = await desk.Curate.HistoryAsync(desk.Curator, "wuye-zhangjia", Cancellation);
        Assert.Equal([(3, "第三版。"), (2, "第二版。"), (1, starter.Content.Answer)], history!.Revisions.Select(r => (r.Number, r.Content.Answer)));
        Assert.Equal(("张律师", "赵兰", "改短了"), (history.Revisions[1].Author, history.Revisions[1].Reviewer, history.Revisions[1].Remark));
        Assert.Null(history.Revisions[2].Author);
        var restored = Done(await desk.Propose.RestoreAsync(desk.Lawyer, "wuye-zhangjia", third.Version, 1, Cancellation));
        Assert.Equal((starter.Content.Answer, "第三版。"), (restored.Latest.Answer, restored.Content.Answer));
        Assert.Equal("张律师",
            Assert.IsType<EntryChange.BeingWritten>(await desk.Propose.RestoreAsync(desk.Curator, "wuye-zhangjia", restored.Version, 2, Cancellation)).By.Name);
    }

    [Fact]
    public async Task Without_its_articles_in_the_library_an_entry_is_neither_submitted_nor_published()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var unfounded = await desk.DraftAsync(Unicorns with { Citations = [new Citation("民法典", "第九千条")] });
        var missing =
            Assert.IsType<EntryChange.CitationMissing>(await desk.Propose.SubmitAsync(desk.Lawyer, unfounded.Id, unfounded.Version, null, Cancellation));
        Assert.Equal([new Citation("民法典", "第九千条")], missing.Citations);
        var submitted = await desk.SubmittedAsync();
        await city.Transactions.RunAsync(db => db.Articles.Where(a => a.Number == "第九百四十四条").ExecuteDeleteAsync(Cancellation), Cancellation);
        Assert.IsType<EntryChange.CitationMissing>(await desk.Curate.PublishAsync(desk.Curator, submitted.Id, submitted.Version, NextYear, Cancellation));
        var file = await desk.Curate.OpenAsync(desk.Curator, submitted.Id, Cancellation);
        Assert.Null(Assert.Single(file!.Cited).Text);
    }

    [Fact]
    public async Task An_entry_without_topic_or_ground_is_not_submitted()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var draft = await desk.DraftAsync(Unicorns with { Topic = " ", Citations = [] });
        var incomplete = Assert.IsType<EntryChange.Incomplete>(await desk.Propose.SubmitAsync(desk.Lawyer, draft.Id, draft.Version, null, Cancellation));
        Assert.Equal(["主题", "法律依据"], incomplete.Parts);
    }

    [Fact]
    public async Task An_entry_is_due_a_year_after_it_was_looked_at_and_looking_again_settles_it()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var starter = await desk.ReadAsync("wuye-zhangjia");
        Assert.False(starter.IsDue(new DateOnly(2027, 11, 29)));
        Assert.True(starter.IsDue(new DateOnly(2027, 11, 30)));
        city.Clock.Advance(TimeSpan.FromDays(400));
        Assert.IsType<EntryChange.Incomplete>(await desk.Curate.ConfirmAsync(desk.Curator, starter.Id, starter.Version, NextYear, Cancellation));
        var settled = Done(await desk.Curate.ConfirmAsync(desk.Curator, starter.Id, starter.Version, NextYear.AddYears(1), Cancellation));
        Assert.False(settled.IsDue(new DateOnly(2027, 12, 28)));
    }

    [Fact]
    public async Task A_dropped_draft_takes_a_never_published_entry_with_it_and_leaves_a_published_one()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var draft = await desk.DraftAsync();
        Done(await desk.Propose.DropAsync(desk.Lawyer, draft.Id, draft.Version, Cancellation));
        Assert.Null(await desk.Curate.OpenAsync(desk.Curator, draft.Id, Cancellation));
        var published = await desk.PublishedAsync();
        var written = Done(await desk.Propose.SaveAsync(desk.Lawyer, published.Id, published.Version, Unicorns with { Answer = "别的。" }, Cancellation));
        Done(await desk.Propose.DropAsync(desk.Lawyer, published.Id, written.Version, Cancellation));
        Assert.Equal("归物业管。", (await desk.ReadAsync(published.Id)).Latest.Answer);
    }

    [Fact]
    public async Task Searches_go_on_while_entries_are_published()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        using var published = new CancellationTokenSource();
        var searches = Task.Run(
            () =>
            {
                var (count, empty) = (0, 0);
                while (!published.IsCancellationRequested || count == 0)
                {
                    count++;
                    empty += city.Get<KnowledgeIndex>().Search("物业费涨价业主可以拒绝交吗", 5).Count == 0 ? 1 : 0;
                }

                return (count, empty);
            },
            Cancellation);
        for (var i = 0; i < 5; i++)
        {
            await desk.PublishedAsync(Unicorns with { Question = $"第{i}只独角兽归谁管" });
            await desk.CatchUpAsync();
        }

        await published.CancelAsync();
        Assert.Equal(0, (await searches).empty);
        Assert.Contains(city.Get<KnowledgeIndex>().Search("第4只独角兽归谁管", 5), hit => hit.Title == "第4只独角兽归谁管");
    }

    [Fact]
    public async Task An_entry_gets_an_owner_and_a_day_to_look_again_and_is_due_on_it()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var entry = await desk.PublishedAsync();
        Task<EntryChange> AssignAsync(StaffIdentity owner, DateOnly day) =>
            desk.Curate.AssignAsync(desk.Curator, entry.Id, entry.Version, owner.Id, day, Cancellation);
        Assert.IsType<EntryChange.Incomplete>(await AssignAsync(await city.StaffAsync("grid@example.cn"), NextYear));
        Assert.IsType<EntryChange.Incomplete>(await AssignAsync(desk.Lawyer, new DateOnly(2026, 11, 23)));
        var day = new DateOnly(2026, 12, 1);
        Assert.Equal((desk.Lawyer.Id, day), Done(await AssignAsync(desk.Lawyer, day)) is var kept ? (kept.OwnerId, kept.DueOn) : default);
        Assert.Equal("张律师", (await desk.Curate.OpenAsync(desk.Curator, entry.Id, Cancellation))!.Owner);
        Assert.False(kept.IsDue(new DateOnly(2026, 11, 30)));
        Assert.True(kept.IsDue(day));
    }

    [Fact]
    public async Task The_preview_shows_what_residents_get_before_and_after_and_writes_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var draft = await desk.DraftAsync();
        var previews = new PreviewEntry(city.Transactions, city.Get<AnswerQuestion>(), city.Clock);
        var (before, after) = (await previews.AskAsync(desk.Curator, "独角兽没人管怎么办", draft.Id, draft.Latest, Cancellation)).GetValueOrDefault();
        Assert.NotEqual(draft.Id, before.EntryId);
        Assert.Equal(draft.Id, after.EntryId);
        Assert.Contains("归物业管。", after.Text, StringComparison.Ordinal);
        var starter = await desk.ReadAsync("wuye-zhangjia");
        var shorter = starter.Content with { Answer = "改短了。" };
        var (now, then) = (await previews.AskAsync(desk.Curator, starter.Content.Question, starter.Id, shorter, Cancellation)).GetValueOrDefault();
        Assert.Contains(starter.Content.Answer, now.Text, StringComparison.Ordinal);
        Assert.StartsWith("改短了。", then.Text, StringComparison.Ordinal);
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says("独角兽没人管怎么办");
        resident.DoesNotHear("归物业管");
    }

    [Theory]
    [InlineData("民法典944")]
    [InlineData("民法典第九百四十四条")]
    [InlineData("业主 支付物业费 义务")]
    public async Task Articles_to_cite_are_found_by_number_and_by_words(string typed)
    {
        await using var city = await TestCity.StartAsync();
        var found = await new FindArticles(city.Transactions, city.Get<KnowledgeIndex>(), city.Clock).SearchAsync(typed, Cancellation);
        Assert.Contains(found, article => article.Citation == new Citation("民法典", "第九百四十四条") && article.Text!.Contains("物业费", StringComparison.Ordinal));
    }
}
