using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What a street, or the city, does with its problem of the month (每月一题): choose one, and note how it goes.</summary>
public sealed class KeepMonthlyTopics(Transactions transactions, ReadTerritory territory, TimeProvider clock)
{
    /// <summary>That of a unit.</summary>
    /// <param name="staff">Who wants to see it.</param>
    /// <param name="month">First day of the month.</param>
    /// <param name="unit">Null: the person's own unit, for an administrator the city.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Null: none is chosen, or it is not theirs to see.</returns>
    public async Task<MonthlyTopic?> FindAsync(StaffIdentity staff, DateOnly month, Guid? unit, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await WhoseAsync(db, staff, unit, cancellation) is { } whose
            ? await db.MonthlyTopics.AsNoTracking().FirstOrDefaultAsync(topic => topic.UnitId == whose && topic.Month == month, cancellation) : null;
    }

    /// <summary>Chooses one, or another in its place.</summary>
    /// <param name="staff">Who chooses.</param>
    /// <param name="month">First day of the month: this one, the one before or the one after.</param>
    /// <param name="unit">As above.</param>
    /// <param name="version">Of the one that was seen; 0: none was.</param>
    /// <param name="category">What is taken up.</param>
    /// <param name="sentence">Why, and what is meant to be done; 1 to <see cref="MonthlyTopic.LongestText"/> letters.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public async Task<TopicChange> ChooseAsync(
        StaffIdentity staff, DateOnly month, Guid? unit, int version, CaseCategory category, string sentence, CancellationToken cancellation)
    {
        var (words, now) = (sentence.Trim(), clock.GetUtcNow());
        try
        {
            return await transactions.RunAsync(
                async db =>
                {
                    if (await WhoseAsync(db, staff, unit, cancellation) is not { } whose)
                        return TopicChange.NotAllowed;
                    if (words.Length is 0 or > MonthlyTopic.LongestText || !Enum.IsDefined(category))
                        return TopicChange.NoSentence;
                    var thisMonth = CityTime.MonthOf(CityTime.Today(now));
                    if (month < thisMonth.AddMonths(-1) || month > thisMonth.AddMonths(1) || month.Day != 1)
                        return TopicChange.NotThisMonth;
                    var topic = await db.MonthlyTopics.FirstOrDefaultAsync(one => one.UnitId == whose && one.Month == month, cancellation);
                    if ((topic?.Version ?? 0) != version)
                        return TopicChange.ChangedMeanwhile;
                    if (topic is null)
                        db.MonthlyTopics.Add(topic = new MonthlyTopic(whose, month, now));
                    topic.Choose(category, words, staff.Id, staff.Name, now);
                    db.Audit.Add(new AuditEntry(staff, "topic.choose", $"{month:yyyy-MM} {CaseTexts.CategoryName(category)}", now));
                    return TopicChange.Done;
                },
                cancellation);
        }
        catch (DbUpdateException failure) when (Transactions.IsConflict(failure))
        {
            return TopicChange.ChangedMeanwhile;
        }
    }

    /// <summary>Notes how it goes.</summary>
    /// <param name="staff">Who notes it.</param>
    /// <param name="topic">Its id.</param>
    /// <param name="words">1 to <see cref="MonthlyTopic.LongestText"/> letters.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public Task<TopicChange> NoteAsync(StaffIdentity staff, Guid topic, string words, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var (said, now) = (words.Trim(), clock.GetUtcNow());
            if (await db.MonthlyTopics.AsNoTracking().FirstOrDefaultAsync(one => one.Id == topic, cancellation) is not { } found
                || await WhoseAsync(db, staff, found.UnitId, cancellation) is null)
                return TopicChange.NotAllowed;
            if (said.Length is 0 or > MonthlyTopic.LongestText)
                return TopicChange.NoSentence;
            db.MonthlyTopicNotes.Add(new MonthlyTopicNote(topic, said, staff.Name, now));
            db.Audit.Add(new AuditEntry(staff, "topic.note", $"{found.Month:yyyy-MM} {CaseTexts.CategoryName(found.Category)}", now));
            return TopicChange.Done;
        },
        cancellation);

    /// <returns>Null: not this person's.</returns>
    private async Task<Guid?> WhoseAsync(AppDb db, StaffIdentity staff, Guid? unit, CancellationToken cancellation)
    {
        var reached = await Access.UnitsAsync(db, staff, CaseActions.Figures, cancellation);
        var city = await territory.RunAsync(db, cancellation);
        var whose = unit ?? (reached is null ? city.Top?.Id : staff.UnitId);
        return whose is { } known && city.Find(known) is not null && (reached is null || reached.Contains(known)) ? known : null;
    }
}
