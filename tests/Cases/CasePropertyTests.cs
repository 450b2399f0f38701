using ResidentAssistant.Assistant.Cases;
using Xunit;

namespace ResidentAssistant.Tests.Cases;

/// <summary>No sequence of random commands by random people breaks the rules.</summary>
public sealed class CasePropertyTests(ITestOutputHelper output)
{
    private const int Cities = 400;
    private const int Steps = 80;

    [Fact]
    public void Whatever_is_wanted_by_whomever_the_log_replays_to_the_case_and_no_rule_is_broken()
    {
        var seed = Environment.GetEnvironmentVariable("TEST_SEED") is { } fixedSeed ? int.Parse(fixedSeed, System.Globalization.CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        output.WriteLine($"TEST_SEED={seed}");
        var random = new Random(seed);
        var (done, closed, whistled) = (0, 0, 0);
        for (var city = 0; city < Cities; city++)
        {
            var stage = new CaseStage();
            var cases = Enumerable.Range(0, 3).Select(_ => stage.File(random.Next(4) == 0 ? null : stage.Units[random.Next(3, 5)])).ToList();
            for (var step = 0; step < Steps; step++)
            {
                var one = cases[random.Next(cases.Count)];
                stage.Pass(one, TimeSpan.FromMinutes(random.Next(0, 3 * 24 * 60)));
                var (before, version) = (one.State, one.Version);
                var (command, by) = Any(stage, cases, random);
                var change = stage.Do(one, command, by);
                done += change == CaseChange.Done ? 1 : 0;
                if (change != CaseChange.Done)
                    Assert.Equal((before, version), (one.State, one.Version));
                Check(stage, one, seed);
            }

            closed += cases.Count(one => one.State == CaseState.Closed);
            whistled += cases.Count(one => one.Returns >= DecideCase.ReturnsBeforeWhistle);
        }

        // The walk is worth something: it does not stand before closed doors.
        output.WriteLine($"{done} of {Cities * Steps} done, {closed} closed, {whistled} whistled");
        Assert.True(done > Cities * Steps / 10 && closed > 0 && whistled > 0, $"{done} {closed} {whistled} TEST_SEED={seed}");
    }

    private static void Check(CaseStage stage, Case one, int seed)
    {
        var log = stage.Logs[one.Id];
        var why = $"TEST_SEED={seed}, {string.Join(' ', log.Select(happened => happened.Kind))}";
        Assert.True(Enumerable.Range(1, log.Count).SequenceEqual(log.Select(happened => happened.Sequence)), why);
        Assert.True(CaseReplay.Differences(one, log).Count == 0, $"{string.Join(' ', CaseReplay.Differences(one, log))}, {why}");

        // One lead, which never changes; whoever has it takes part.
        Assert.True(one.State is CaseState.Received or CaseState.Withdrawn or CaseState.Refused or CaseState.Merged or CaseState.Dispatched
            || one.LeadUnitId is not null, why);
        Assert.True(one.UnitId is null || one.SeatOf(one.UnitId) is not null, why);

        // What is open and not merged has something due; what is over has not.
        Assert.True(one.IsOpen || one.State == CaseState.Answered ? one.Due is not null : one.Due is null, why);
        Assert.True(one.NextTick is null || one.NextTick <= one.DueAt, why);
        Assert.True(one.PausedWith is null or >= 0, why);

        // Whatever is closed was answered before, and then the resident spoke or kept silent.
        for (var i = 0; i < log.Count; i++)
            if (log[i].State == CaseState.Closed && (i == 0 || log[i - 1].State != CaseState.Closed))
                Assert.True(log[i - 1].State == CaseState.Answered && log[i].Kind is CaseEventKind.Verdict or CaseEventKind.Lapsed, why);
    }

    private static (CaseCommand Command, CaseActor By) Any(CaseStage stage, List<Case> cases, Random random)
    {
        var unit = stage.Units[random.Next(stage.Units.Count)];
        var by = random.Next(12) == 0 ? new CaseActor(CaseActorKind.Staff, Guid.NewGuid(), "管理员") : CaseStage.Of(unit);
        Guid AnyUnit() => random.Next(20) == 0 ? Guid.NewGuid() : stage.Units[random.Next(stage.Units.Count)].Id;
        return random.Next(24) switch
        {
            0 or 1 => (new CaseCommand.Accept(), by),
            2 => (new CaseCommand.Classify(random.Next(2) == 0 ? null : (CaseCategory)random.Next(8), (CaseUrgency)random.Next(3), random.Next(2) == 0), by),
            3 or 4 => (new CaseCommand.Dispatch(AnyUnit(), random.Next(3) == 0 ? null : "CG-01"), by),
            5 or 6 => (new CaseCommand.CheckIn(), by),
            7 or 8 => (new CaseCommand.Return("CG-01", "不归我们"), by),
            9 => (new CaseCommand.Whistle([AnyUnit(), unit.Id], random.Next(3) == 0 ? AnyUnit() : unit.Id), by),
            10 => (new CaseCommand.Reply("请问是几单元？", random.Next(2) == 0), by),
            11 => (new CaseCommand.Note("去看过了"), by),
            12 or 13 => (new CaseCommand.Answer(random.Next(8) == 0 ? "" : "处理好了"), by),
            14 => (new CaseCommand.Close("没有回音"), by),
            15 => (new CaseCommand.Hold(DateOnly.FromDateTime(stage.Now.DateTime).AddDays(random.Next(-2, 200)), "等材料"), by),
            16 => (new CaseCommand.Extend(random.Next(0, 40), "人手不够"), by),
            17 => (new CaseCommand.Approve(), by),
            18 => random.Next(3) == 0 ? (new CaseCommand.Refuse(RefusalReason.Court, "在打官司"), by) : (new CaseCommand.Supervise("抓紧"), by),
            19 => random.Next(2) == 0 ? (new CaseCommand.Merge(cases[random.Next(cases.Count)]), by) : (new CaseCommand.Unmerge(), by),
            20 => (new CaseCommand.Reopen("还有问题"), by),
            21 => (new CaseCommand.Verdict((Solved)random.Next(3), random.Next(2) == 0 ? null : (Rating)random.Next(3), "嗯"), CaseActor.Resident),
            22 => random.Next(4) == 0 ? (new CaseCommand.Withdraw(), CaseActor.Resident) : (new CaseCommand.Add("还有一点"), CaseActor.Resident),
            _ => random.Next(3) == 0 ? (new CaseCommand.Amend(stage.Units[random.Next(3, 5)].Id, "不对"), CaseActor.Resident)
                : (new CaseCommand.Rate((Rating)random.Next(3)), CaseActor.Resident),
        };
    }
}
