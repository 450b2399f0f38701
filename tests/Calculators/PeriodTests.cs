using System.Globalization;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Legal.Calculators;
using Xunit;

namespace ResidentAssistant.Tests.Calculators;

/// <summary>
/// 诉讼时效 and 仲裁时效, worked by hand on a calendar. Today is Monday, 23 November 2026; 28 November 2026 is a Saturday,
/// 10 January 2027 a Sunday, 1 March 2027 a Monday.
/// </summary>
public sealed class PeriodTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly WorkCalendar Calendar = new(CalendarFile.Starter.Days);

    // 民法典 188, 201, 202: three years, the corresponding day. To 1 March 2027: 7 + 31 + 31 + 28 + 1 = 98 days.
    [Theory]
    [InlineData("2024-03-01", "2027-03-01", "2027-03-01", 98, LimitationState.Running)]
    [InlineData("2023-11-23", "2026-11-23", "2026-11-23", 0, LimitationState.Running)] // the last day is still in time
    [InlineData("2023-11-20", "2026-11-20", "2026-11-20", 0, LimitationState.Expired)] // last Friday
    [InlineData("2023-11-28", "2026-11-28", "2026-11-30", 7, LimitationState.Running)] // Saturday: moved to Monday (203)
    [InlineData("2024-02-29", "2027-02-28", "2027-03-01", 98, LimitationState.Running)] // no 29 February 2027: the 28th (202), a Sunday: moved
    [InlineData("2017-10-01", "2020-10-01", "2020-10-05", 0, LimitationState.Expired)] // Thursday, 国庆节 to Saturday: moved to Monday
    [InlineData("2024-01-01", "2027-01-01", "2027-01-04", 42, LimitationState.Running)] // Friday, 元旦, then a weekend: moved to Monday
    [InlineData("2026-12-01", "2029-12-01", "2029-12-03", 1106, LimitationState.NotBegun)] // not due yet; 1 December 2029 is a Saturday
    [InlineData("2024-02-05", "2027-02-05", "2027-02-09", 78, LimitationState.Running)] // a Friday, the eve of 春节; then its three days
    public void A_debt_may_be_claimed_for_three_years(string due, string counted, string lastDay, int daysLeft, LimitationState state) => Assert.Equal(
        new Limitation(state, new LastDay(Date(lastDay), Date(counted)), daysLeft),
        Limitation.Of(new ClaimFacts(Claim.DueDate, Date(due)), Today, Calendar));

    // 民法典 203; the days are those of the State Council's notices for 2024 to 2026.
    [Theory]
    [InlineData("2023-09-20", "2026-09-20")] // a Sunday at work for the National Day
    [InlineData("2023-10-10", "2026-10-10")] // a Saturday at work
    [InlineData("2023-10-05", "2026-10-08")] // within the holidays of the National Day, to the 7th
    [InlineData("2023-02-16", "2026-02-24")] // 春节, to the 23rd
    [InlineData("2022-01-26", "2025-01-26")] // a Sunday at work before 春节
    [InlineData("2023-01-03", "2026-01-04")] // a Saturday off; the Sunday after it is at work
    [InlineData("2023-06-19", "2026-06-22")] // 端午 on a Friday, then a weekend
    public void Days_that_were_moved_count_as_they_were_moved(string due, string lastDay) =>
        Assert.Equal(Date(lastDay), Limitation.Of(new ClaimFacts(Claim.DueDate, Date(due)), Today, Calendar).LastDay?.Day);

    // 民事诉讼法 85, 171, 216; 刑事诉讼法 230; 行政诉讼法 85; 劳动争议调解仲裁法 50.
    [Theory]
    [InlineData(CourtPaper.CivilJudgment, "2026-09-05", "2026-09-20")] // the fifteenth day is a Sunday at work
    [InlineData(CourtPaper.CivilRuling, "2026-09-05", "2026-09-15")]
    [InlineData(CourtPaper.AdministrativeJudgment, "2026-11-13", "2026-11-30")] // the 28th is a Saturday
    [InlineData(CourtPaper.CriminalJudgment, "2026-11-10", "2026-11-20")]
    [InlineData(CourtPaper.CriminalRuling, "2026-09-28", "2026-10-08")] // the third of October, within the holidays
    [InlineData(CourtPaper.LabourAward, "2026-11-02", "2026-11-17")]
    [InlineData(CourtPaper.SecondInstance, "2026-05-31", "2026-11-30")]
    public void A_decision_can_be_fought_for_the_days_of_its_kind(CourtPaper paper, string received, string lastDay) =>
        Assert.Equal(Date(lastDay), AppealPeriod.Of(paper, Date(received), Today, Calendar).LastDay.Day);

    // 195: three years anew. 2024-01-10 + 3 years is a Sunday.
    [Fact]
    public void Asking_within_the_three_years_begins_them_anew() => Assert.Equal(
        new Limitation(LimitationState.Running, new LastDay(Date("2027-01-11"), Date("2027-01-10")), 49),
        Limitation.Of(new ClaimFacts(Claim.DueDate, Date("2021-03-01"), Interrupted: Date("2024-01-10")), Today, Calendar));

    [Fact]
    public void Asking_after_the_three_years_begins_nothing_anew() => Assert.Equal(
        new Limitation(LimitationState.Expired, Unmoved("2024-03-01"), 0, InterruptedLate: true),
        Limitation.Of(new ClaimFacts(Claim.DueDate, Date("2021-03-01"), Interrupted: Date("2025-01-01")), Today, Calendar));

    // 188: three years from 6 May 2025 would end in 2028; twenty years after 10 January 2007 come first.
    [Theory]
    [InlineData("2007-01-10", "2027-01-10", "2027-01-11", 49, LimitationState.Running)]
    [InlineData("2006-11-10", "2026-11-10", "2026-11-10", 0, LimitationState.Expired)]
    public void Twenty_years_after_the_harm_all_is_over(string harmed, string counted, string lastDay, int daysLeft, LimitationState state) => Assert.Equal(
        new Limitation(state, new LastDay(Date(lastDay), Date(counted)), daysLeft, TwentyYears: true),
        Limitation.Of(new ClaimFacts(Claim.Harm, Date("2025-05-06"), Date(harmed)), Today, Calendar));

    [Fact]
    public void What_began_before_October_2017_is_left_to_the_lawyer() => Assert.Equal(
        new Limitation(LimitationState.Transitional),
            Limitation.Of(new ClaimFacts(Claim.DueDate, Date("2017-09-30"), Interrupted: Date("2025-01-01")), Today, Calendar));

    [Fact]
    public void A_debt_without_a_due_day_that_was_never_asked_for_has_not_begun() =>
        Assert.Equal(new Limitation(LimitationState.NotBegun), Limitation.Of(new ClaimFacts(Claim.NoDueDate, null), Today, Calendar));

    [Fact]
    public void Support_has_no_period() =>
        Assert.Equal(new Limitation(LimitationState.Unlimited), Limitation.Of(new ClaimFacts(Claim.Unlimited, null), Today, Calendar));

    // 调解仲裁法 27: one year. 1 December 2026 is eight days off; 20 November 2026 was last Friday.
    [Theory]
    [InlineData("2025-12-01", "2026-12-01", "2026-12-01", 8, ArbitrationState.Running)]
    [InlineData("2025-11-23", "2026-11-23", "2026-11-23", 0, ArbitrationState.Running)]
    [InlineData("2025-11-20", "2026-11-20", "2026-11-20", 0, ArbitrationState.Expired)]
    [InlineData("2025-11-28", "2026-11-28", "2026-11-30", 7, ArbitrationState.Running)]
    public void A_labour_dispute_may_be_brought_for_one_year(string known, string counted, string last, int daysLeft, ArbitrationState state) => Assert.Equal(
        new Arbitration(state, new LastDay(Date(last), Date(counted)), daysLeft), Arbitration.Of(new LabourDispute(false, Date(known)), Today, Calendar));

    // To 5 May 2027: 7 + 31 + 31 + 28 + 31 + 30 + 5 = 163 days.
    [Fact]
    public void Asking_the_employer_within_the_year_begins_it_anew()
    {
        Assert.Equal(
            new Arbitration(ArbitrationState.Running, Unmoved("2027-05-05"), 163),
            Arbitration.Of(new LabourDispute(false, Date("2025-11-20"), Date("2026-05-05")), Today, Calendar));
        Assert.Equal(
            new Arbitration(ArbitrationState.Expired, Unmoved("2025-11-20"), 0, InterruptedLate: true),
            Arbitration.Of(new LabourDispute(false, Date("2024-11-20"), Date("2026-05-05")), Today, Calendar));
    }

    // 27(4)
    [Fact]
    public void Unpaid_wages_have_no_period_while_the_employment_lasts() =>
        Assert.Equal(new Arbitration(ArbitrationState.Unlimited), Arbitration.Of(new LabourDispute(true, null), Today, Calendar));

    private static LastDay Unmoved(string day) => new(Date(day), Date(day));

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
