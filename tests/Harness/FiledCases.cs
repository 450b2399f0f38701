using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>Cases that were filed at given times, written as <see cref="FileCase"/> writes them but without a conversation.</summary>
internal static class FiledCases
{
    /// <param name="city">Where.</param>
    /// <param name="category">What they are about.</param>
    /// <param name="unit">The unit to which their place belongs; null: none.</param>
    /// <param name="times">One case each.</param>
    public static Task FileAsync(this TestCity city, CaseCategory category, Guid? unit, params IEnumerable<DateTimeOffset> times)
    {
        var (rules, cancellation) = (city.Get<ReadCaseRules>(), TestContext.Current.CancellationToken);
        return city.Transactions.RunAsync(
            async db =>
            {
                var known = await rules.RunAsync(db, cancellation);
                foreach (var at in times)
                {
                    var id = Guid.CreateVersion7(at);
                    var told = DecideCase.File(category, CaseUrgency.Normal, unit, CaseActor.Resident, known, at);
                    db.Cases.Add(new Case(id, $"T-{id:N}"[..32], new CaseOrigin("试用"), new ComplaintDraft { Description = "试一试" }, told));
                    db.CaseEvents.Add(told);
                }
            },
            cancellation);
    }
}
