using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>One case that nobody filed, with the way it went until now.</summary>
internal sealed class SeededCase(Random random, CaseRules rules, IReadOnlyList<Unit> communities, IReadOnlyList<Duty> duties, DateTimeOffset now)
{
    private static readonly (CaseCategory Category, string Text)[] Matters =
    [
        (CaseCategory.Environment, "楼下烧烤店油烟太大，晚上睡不着"), (CaseCategory.Environment, "工地半夜还在施工，吵得没法休息"),
        (CaseCategory.Environment, "垃圾桶好几天没人清，臭得很"), (CaseCategory.Construction, "路灯坏了三天，晚上一片黑"),
        (CaseCategory.Construction, "下水道堵了，污水漫到楼道口"), (CaseCategory.Construction, "电梯停了一星期，老人下不了楼"),
        (CaseCategory.Construction, "外墙砖掉下来，差点砸到人"), (CaseCategory.Transport, "消防通道停满了车，出不去"),
        (CaseCategory.Transport, "路口红绿灯一直是黄的"), (CaseCategory.Commerce, "健身房关门跑路，卡里的钱不退"),
        (CaseCategory.Labour, "工地欠了三个月工资"), (CaseCategory.Health, "卫生站好几天没有人"), (CaseCategory.Other, "想问问养老卡在哪里办"),
    ];

    private readonly List<CaseEvent> log = [];
    private Case one = null!;
    private DateTimeOffset at;

    /// <summary>It was accepted, and nothing has come of it yet.</summary>
    public bool StaysOpen { get; init; }

    public (Case Case, List<CaseEvent> Log) Write(string number, DateTimeOffset filedAt)
    {
        at = filedAt;
        var (category, matter) = Matters[random.Next(Matters.Length)];
        // A few communities have many more cases than the others.
        var community = communities[(int)(communities.Count * Math.Pow(random.NextDouble(), 1.5))];
        var (house, urgency) = (random.Next(1, 60), random.Next(50) switch { 0 => CaseUrgency.Emergency, < 4 => CaseUrgency.Urgent, _ => CaseUrgency.Normal });
        var told = DecideCase.File(category, urgency, random.Next(30) == 0 ? null : community.Id, CaseActor.Resident, rules, at);
        var draft = new ComplaintDraft { Description = $"{house}号楼{matter}", Community = $"{community.Name}花园", Spot = $"{house}号楼" };
        one = new Case(Guid.CreateVersion7(at), number, new CaseOrigin("试用"), draft, told);
        log.Add(told);
        Go(community);
        Pass(now);
        return (one, log);
    }

    private void Go(Unit community)
    {
        var clerk = new CaseActor(CaseActorKind.Staff, Guid.Empty, "试用经办", community.Id);
        var street = rules.Territory.Above(community.Id) is { } above ? new CaseActor(CaseActorKind.Staff, Guid.Empty, "试用街道", above.Id) : clerk;
        if (one.UnitId is null && !Do(new CaseCommand.Dispatch(community.Id), street, 3))
            return;
        if (StaysOpen)
        {
            Do(new CaseCommand.Accept(), clerk, 3);
            return;
        }

        if (random.Next(200) == 0)
        {
            Do(new CaseCommand.Withdraw(), CaseActor.Resident, 2);
            return;
        }

        if (one.State == CaseState.Received && !Do(new CaseCommand.Accept(), clerk, 3))
            return;
        if (random.Next(60) == 0)
        {
            Do(new CaseCommand.Refuse(RefusalReason.Court, "已经在打官司"), clerk, 2);
            return;
        }

        while (random.Next(100) < 60 && duties.Count > 0)
        {
            var duty = duties[random.Next(duties.Count)];
            var department = new CaseActor(CaseActorKind.Staff, Guid.Empty, "试用部门", duty.UnitId);
            if (one.State != CaseState.Accepted || one.IsWhistled || !Do(new CaseCommand.Dispatch(duty.UnitId, duty.Number), clerk, 4))
                break;
            if (random.Next(100) >= 12)
                break;
            if (!Do(new CaseCommand.Return(duty.Number, "不归本单位"), department, 6))
                return;
            if (one.IsWhistled)
                Do(new CaseCommand.Whistle([duty.UnitId], duty.UnitId), street, 4);
        }

        for (var round = 0; round < 3; round++)
        {
            var holder = new CaseActor(CaseActorKind.Staff, Guid.Empty, "试用经办", one.UnitId);
            if (!Do(new CaseCommand.CheckIn(), holder, 5))
                return;
            if (random.Next(3) == 0)
                Do(new CaseCommand.Reply("已经联系过，正在处理。", false), holder, 8);
            if (!Do(new CaseCommand.Answer("已经处理好，请您看一下。"), holder, 40))
                return;
            var word = random.Next(100);
            if (word >= 70)
                return;
            var solved = word < 6 ? Solved.No : word < 10 ? Solved.Partly : Solved.Yes;
            if (!Do(new CaseCommand.Verdict(solved, (Rating)(word < 6 ? 2 : random.Next(10) < 8 ? 0 : 1)), CaseActor.Resident, 20) || solved != Solved.No)
                return;
        }
    }

    /// <summary>After some hours, in the mean as many as are named; false when that is not over yet, or it is not allowed.</summary>
    private bool Do(CaseCommand command, CaseActor by, double hours)
    {
        var next = at.AddHours(-Math.Log(1 - random.NextDouble()) * hours);
        if (next > now)
            return false;
        Pass(next);
        var decided = DecideCase.Of(one, command, by, rules, at);
        one.Apply(decided.Events);
        log.AddRange(decided.Events);
        return decided.Change == CaseChange.Done;
    }

    private void Pass(DateTimeOffset until)
    {
        while (one.NextTick is { } next && next <= until)
        {
            at = next > at ? next : at;
            var decided = DecideCase.Of(one, new CaseCommand.Tick(), CaseActor.System, rules, at);
            if (decided.Events.Count == 0)
                break;
            one.Apply(decided.Events);
            log.AddRange(decided.Events);
        }

        at = until;
    }
}
