using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>Computes a last day, which a day off moves.</summary>
public abstract class PeriodCalculator<TDraft>(ReadWorkCalendar calendar) : Calculator<TDraft>
    where TDraft : class, new()
{
    protected sealed override async Task<Estimate> ComputeAsync(Turn turn, TDraft draft) =>
        Compute(draft, CityTime.Today(turn.Now), await calendar.RunAsync(turn.Db, turn.Cancellation));

    /// <param name="draft">What was answered.</param>
    /// <param name="today">In the city.</param>
    /// <param name="calendar">Which days are off.</param>
    protected abstract Estimate Compute(TDraft draft, DateOnly today, WorkCalendar calendar);
}
