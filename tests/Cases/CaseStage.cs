using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Tests.Harness;

namespace ResidentAssistant.Tests.Cases;

/// <summary>A city of seven units without a database, in which cases go their way by decisions alone; Monday, 23 November 2026, 9:00.</summary>
internal sealed class CaseStage
{
    public CaseStage()
    {
        City = Add("襄阳市", UnitKind.City, null);
        District = Add("襄城区", UnitKind.District, City);
        Street = Add("城南街道", UnitKind.Street, District);
        Community = Add("檀溪社区", UnitKind.Community, Street);
        Neighbour = Add("昭明社区", UnitKind.Community, Street);
        CityManagement = Add("城市管理局", UnitKind.Department, City);
        Housing = Add("住房和城乡建设局", UnitKind.Department, City);
        Rules = new CaseRules(
            new WorkHours(new WorkCalendar([]), new TimeOnly(9, 0), new TimeOnly(17, 0)), new CaseOptions(), new Territory(Units), TimeSpan.FromDays(7));
    }

    public List<Unit> Units { get; } = [];
    public Unit City { get; }
    public Unit District { get; }
    public Unit Street { get; }
    public Unit Community { get; }
    public Unit Neighbour { get; }
    public Unit CityManagement { get; }
    public Unit Housing { get; }
    public CaseRules Rules { get; }
    public DateTimeOffset Now { get; set; } = TestCity.Monday;

    /// <summary>All that happened to the case, in order.</summary>
    public Dictionary<Guid, List<CaseEvent>> Logs { get; } = [];

    public static CaseActor Of(Unit unit) => new(CaseActorKind.Staff, Guid.NewGuid(), unit.Name, unit.Id);

    public Case File(Unit? unit)
    {
        var filed = DecideCase.File(CaseCategory.Environment, CaseUrgency.Normal, unit?.Id, CaseActor.Resident, Rules, Now);
        var id = Guid.NewGuid();
        Logs[id] = [filed];
        return Case.Replay(id, [filed]);
    }

    /// <summary>Wants something done; what came of it stands in the log.</summary>
    public CaseChange Do(Case one, CaseCommand command, CaseActor by)
    {
        var decided = DecideCase.Of(one, command, by, Rules, Now);
        one.Apply(decided.Events);
        Logs[one.Id].AddRange(decided.Events);
        return decided.Change;
    }

    public CaseChange Do(Case one, CaseCommand command, Unit by) => Do(one, command, Of(by));

    /// <summary>Time goes on, and the clock of the case ticks whenever it has to.</summary>
    public void Pass(Case one, TimeSpan time)
    {
        var until = Now + time;
        while (one.NextTick is { } next && next <= until)
        {
            Now = next > Now ? next : Now;
            Do(one, new CaseCommand.Tick(), CaseActor.System);
        }

        Now = until;
    }

    public IReadOnlyList<CaseEventKind> KindsOf(Case one) => [.. Logs[one.Id].Select(happened => happened.Kind)];

    private Unit Add(string name, UnitKind kind, Unit? parent)
    {
        var unit = new Unit(Guid.NewGuid(), name, kind, parent);
        Units.Add(unit);
        return unit;
    }
}
