using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Cases;

/// <summary>What the rules of the loop allow: accept, dispatch, check in, return, whistle, answer, and the resident's word.</summary>
public sealed class DecideCaseTests
{
    private readonly CaseStage stage = new();

    [Fact]
    public void A_case_goes_from_the_community_to_the_department_and_is_closed_by_the_resident()
    {
        var one = stage.File(stage.Community);
        Assert.Equal((CaseState.Received, CaseStep.Accept, TestCity.Monday.AddHours(4)), (one.State, one.DueStep, one.DueAt));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Accept(), stage.Community));
        Assert.Equal((CaseState.Accepted, stage.Community.Id, CaseStep.CheckIn), (one.State, one.LeadUnitId, one.DueStep));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Dispatch(stage.CityManagement.Id, "CG-02"), stage.Community));
        Assert.Equal((CaseState.Dispatched, stage.CityManagement.Id, stage.Community.Id, 1), (one.State, one.UnitId, one.LeadUnitId, one.Hops));
        Assert.Equal(CaseChange.CheckInFirst, stage.Do(one, new CaseCommand.Answer("已处理"), stage.CityManagement));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.CheckIn(), stage.CityManagement));
        Assert.Equal((CaseState.InProgress, CaseStep.Answer), (one.State, one.DueStep));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Answer("店家装了油烟净化器"), stage.CityManagement));
        Assert.Equal((CaseState.Answered, CaseStep.Verdict, TestCity.Monday.AddDays(7)), (one.State, one.DueStep, one.DueAt));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Verdict(Solved.Yes, Rating.Satisfied), CaseActor.Resident));
        Assert.Equal((CaseState.Closed, Solved.Yes, Rating.Satisfied, (CaseDue?)null), (one.State, one.Solved, one.Rating, one.Due));
    }

    [Fact]
    public void Nobody_closes_without_the_residents_word_and_a_long_silence_closes_softly()
    {
        var one = Answered();
        Assert.Equal(CaseChange.ResidentHasTheWord, stage.Do(one, new CaseCommand.Close("已联系居民"), stage.Community));
        stage.Pass(one, TimeSpan.FromDays(6.9));
        Assert.Equal(CaseState.Answered, one.State);
        stage.Pass(one, TimeSpan.FromDays(0.2));
        Assert.Equal((CaseState.Closed, (Solved?)null), (one.State, one.Solved));
        stage.Pass(one, TimeSpan.FromDays(29));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Verdict(Solved.No), CaseActor.Resident));
        Assert.Equal((CaseState.Accepted, stage.Street.Id), (one.State, one.UnitId));
    }

    [Fact]
    public void A_case_that_was_closed_more_than_thirty_days_ago_stays_closed()
    {
        var one = Answered();
        stage.Do(one, new CaseCommand.Verdict(Solved.Yes), CaseActor.Resident);
        stage.Pass(one, TimeSpan.FromDays(30.1));
        Assert.Equal(CaseChange.TooLate, stage.Do(one, new CaseCommand.Verdict(Solved.No), CaseActor.Resident));
    }

    [Fact]
    public void Each_no_goes_one_level_up()
    {
        var one = Answered();
        foreach (var level in new[] { stage.Street, stage.District, stage.City, stage.City })
        {
            Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Verdict(Solved.No, null, "还是老样子"), CaseActor.Resident));
            Assert.Equal((CaseState.Accepted, level.Id, CaseStep.CheckIn), (one.State, one.UnitId, one.DueStep));
            Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.CheckIn(), level));
            Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Answer("再处理了一次"), level));
        }

        Assert.Equal(4, one.Reopenings);
    }

    [Fact]
    public void The_second_return_whistles_and_the_street_names_who_must_come()
    {
        var one = Accepted();
        stage.Do(one, new CaseCommand.Dispatch(stage.CityManagement.Id, "CG-01"), stage.Community);
        Assert.Equal(CaseChange.TextNeeded, stage.Do(one, new CaseCommand.Return("ZJ-01", " "), stage.CityManagement));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Return("ZJ-01", "物业的事归住建"), stage.CityManagement));
        Assert.Equal((CaseState.Accepted, stage.Community.Id, false), (one.State, one.UnitId, one.IsWhistled));
        stage.Do(one, new CaseCommand.Dispatch(stage.Housing.Id, "ZJ-01"), stage.Community);
        stage.Do(one, new CaseCommand.CheckIn(), stage.Housing);
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Return("CG-01", "占道的事归城管"), stage.Housing));
        Assert.Equal((CaseState.Accepted, stage.Street.Id, true, CaseStep.Whistle), (one.State, one.UnitId, one.IsWhistled, one.DueStep));
        Assert.Equal(CaseChange.LeadNotNamed, stage.Do(one, new CaseCommand.CheckIn(), stage.Street));
        Assert.Equal(CaseChange.NotYours, stage.Do(one, new CaseCommand.Whistle([stage.Housing.Id], stage.Housing.Id), stage.Community));
        Assert.Equal(CaseChange.LeadNotNamed, stage.Do(one, new CaseCommand.Whistle([stage.Housing.Id], stage.CityManagement.Id), stage.Street));
        Assert.Equal(
            CaseChange.Done, stage.Do(one, new CaseCommand.Whistle([stage.CityManagement.Id, stage.Housing.Id], stage.CityManagement.Id), stage.Street));
        Assert.Equal((CaseState.Dispatched, stage.CityManagement.Id, false), (one.State, one.UnitId, one.IsWhistled));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.CheckIn(), stage.Housing));
        Assert.Equal(CaseChange.AlreadyCheckedIn, stage.Do(one, new CaseCommand.CheckIn(), stage.Housing));
        Assert.Equal(CaseState.Dispatched, one.State);
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.CheckIn(), stage.CityManagement));
        Assert.Equal((CaseState.InProgress, stage.Community.Id), (one.State, one.LeadUnitId));
    }

    [Fact]
    public void What_is_missed_is_warned_of_before_and_escalated_after()
    {
        var one = stage.File(stage.Community);
        stage.Pass(one, TimeSpan.FromHours(3));
        Assert.Equal([CaseEventKind.Filed, CaseEventKind.Warned], stage.KindsOf(one));
        stage.Pass(one, TimeSpan.FromHours(1));
        Assert.Equal([CaseEventKind.Filed, CaseEventKind.Warned, CaseEventKind.Overdue], stage.KindsOf(one));
        Assert.True(one.IsOverdue);
        stage.Pass(one, TimeSpan.FromDays(30));
        Assert.Equal(3, one.Version);
        stage.Do(one, new CaseCommand.Accept(), stage.Community);
        Assert.False(one.IsOverdue);
    }

    [Fact]
    public void The_clock_waits_for_the_residents_answer_and_not_for_ever()
    {
        var one = Accepted();
        stage.Do(one, new CaseCommand.CheckIn(), stage.Community);
        var due = one.DueAt;
        stage.Do(one, new CaseCommand.Reply("是几单元？", true), stage.Community);
        Assert.NotNull(one.PausedWith);
        Assert.Equal(stage.Rules.Hours.After(due!.Value, TimeSpan.FromHours(24)), one.DueAt);
        stage.Do(one, new CaseCommand.Reply("您还没有说是几单元？", true), stage.Community);
        Assert.Equal(stage.Rules.Hours.After(due.Value, TimeSpan.FromHours(24)), one.DueAt);
        stage.Now = stage.Rules.Hours.After(stage.Now, TimeSpan.FromHours(3));
        stage.Do(one, new CaseCommand.Add("三单元"), CaseActor.Resident);
        Assert.Null(one.PausedWith);
        Assert.Equal(stage.Rules.Hours.After(due.Value, TimeSpan.FromHours(3)), one.DueAt);
    }

    [Fact]
    public void More_time_is_granted_by_somebody_above_and_twice_at_most()
    {
        var one = Accepted();
        stage.Do(one, new CaseCommand.CheckIn(), stage.Community);
        var due = one.DueAt!.Value;
        Assert.Equal(CaseChange.DaysOutOfRange, stage.Do(one, new CaseCommand.Extend(31, "设备没到"), stage.Community));
        Assert.Equal(CaseChange.NothingToApprove, stage.Do(one, new CaseCommand.Approve(), stage.Street));
        for (var i = 1; i <= 2; i++)
        {
            Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Extend(3, "设备没到"), stage.Community));
            Assert.Equal(CaseChange.NotYours, stage.Do(one, new CaseCommand.Approve(), stage.Community));
            Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Approve(), stage.Street));
            Assert.Equal(stage.Rules.Hours.After(due, stage.Rules.Hours.Day * 3 * i), one.DueAt);
        }

        Assert.Equal(CaseChange.DaysOutOfRange, stage.Do(one, new CaseCommand.Extend(3, "设备还没到"), stage.Community));
    }

    [Fact]
    public void What_is_put_off_comes_back_on_its_day()
    {
        var one = Accepted();
        var until = new DateOnly(2026, 12, 14);
        Assert.Equal(CaseChange.DateOutOfRange, stage.Do(one, new CaseCommand.Hold(new DateOnly(2026, 11, 23), "等开春"), stage.Community));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Hold(until, "等开春施工"), stage.Community));
        Assert.Equal((CaseState.Held, CaseStep.Review), (one.State, one.DueStep));
        stage.Pass(one, TimeSpan.FromDays(22));
        Assert.Equal((CaseState.InProgress, CaseStep.Answer), (one.State, one.DueStep));
    }

    [Fact]
    public void A_merged_case_is_answered_with_the_other_and_its_household_has_its_own_word()
    {
        var (one, other) = (Accepted(), stage.File(stage.Community));
        Assert.Equal(CaseChange.IntoMerged, stage.Do(other, new CaseCommand.Merge(other), stage.Community));
        Assert.Equal(CaseChange.Done, stage.Do(other, new CaseCommand.Merge(one), stage.Community));
        Assert.Equal((CaseState.Merged, one.Id), (other.State, other.MergedInto));
        Assert.Equal(CaseChange.WrongState, stage.Do(other, new CaseCommand.Answer("好了"), stage.Community));
        stage.Do(one, new CaseCommand.Answer("好了"), stage.Community);
        Assert.Equal(CaseChange.Done, stage.Do(other, new CaseCommand.Answer("好了"), CaseActor.System));
        Assert.Equal(CaseState.Answered, other.State);
        stage.Do(other, new CaseCommand.Verdict(Solved.No), CaseActor.Resident);
        Assert.Equal((CaseState.Answered, CaseState.Accepted, (Guid?)null), (one.State, other.State, other.MergedInto));
    }

    [Fact]
    public void A_community_that_gives_to_a_department_says_on_what_basis()
    {
        var one = Accepted();
        Assert.Equal(CaseChange.BasisNeeded, stage.Do(one, new CaseCommand.Dispatch(stage.CityManagement.Id), stage.Community));
        Assert.Equal(CaseChange.UnknownUnit, stage.Do(one, new CaseCommand.Dispatch(Guid.NewGuid()), stage.Community));
        Assert.Equal(CaseChange.SameUnit, stage.Do(one, new CaseCommand.Dispatch(stage.Community.Id), stage.Community));
        Assert.Equal(CaseChange.NotYours, stage.Do(one, new CaseCommand.Dispatch(stage.Neighbour.Id), stage.Neighbour));
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Dispatch(stage.CityManagement.Id), stage.Street));
    }

    [Fact]
    public void A_case_without_a_unit_is_given_to_one_or_accepted_by_the_street()
    {
        var one = stage.File(null);
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Dispatch(stage.Neighbour.Id), stage.Street));
        Assert.Equal((CaseState.Dispatched, stage.Neighbour.Id, stage.Street.Id), (one.State, one.UnitId, one.ReturnsTo));
        var other = stage.File(null);
        Assert.Equal(CaseChange.Done, stage.Do(other, new CaseCommand.Accept(), stage.Street));
        Assert.Equal(stage.Street.Id, other.LeadUnitId);
    }

    [Fact]
    public void An_emergency_is_due_by_the_clock()
    {
        stage.Now = TestCity.Monday.AddHours(11);
        var one = stage.File(stage.Community);
        stage.Do(one, new CaseCommand.Classify(null, CaseUrgency.Emergency), stage.Street);
        Assert.Equal(stage.Now.AddMinutes(30), one.DueAt);
    }

    private Case Accepted()
    {
        var one = stage.File(stage.Community);
        stage.Do(one, new CaseCommand.Accept(), stage.Community);
        return one;
    }

    private Case Answered()
    {
        var one = Accepted();
        Assert.Equal(CaseChange.Done, stage.Do(one, new CaseCommand.Answer("已经处理"), stage.Community));
        Assert.Equal([CaseEventKind.CheckedIn, CaseEventKind.Answered], stage.KindsOf(one).TakeLast(2));
        return one;
    }
}
