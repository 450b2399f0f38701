using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Files a complaint or request (点单): what, where, and a look at the summary. What is said already is not asked.</summary>
public sealed class FileComplaint(CityOptions city, Gazetteer gazetteer) : Form<ComplaintDraft>
{
    /// <summary>Letters a message needs to be more than a word in passing.</summary>
    private const int TellsSomething = 8;

    public override string Name => "complaint";

    public override string Title => "反映问题";

    protected override IReadOnlyList<Slot<ComplaintDraft>> Slots =>
    [
        new()
        {
            Name = "description",
            FreeText = true,
            IsFilled = draft => !string.IsNullOrEmpty(draft.Description),
            Ask = (_, draft) => Task.FromResult(new Prompt(draft.Photos.Count > 0 ? CaseTexts.TellMore : CaseTexts.WhatHappened)),
            Read = async (turn, draft, heard) => Reading.Of(await TellAsync(turn, draft, heard.Text)),
            Clear = draft => draft.Description = null,
        },
        new()
        {
            Name = "place",
            IsFilled = draft => !string.IsNullOrEmpty(draft.Community),
            Ask = (_, draft) => Task.FromResult(new Prompt(draft.Spot is { } spot ? CaseTexts.WhereIn(spot) : CaseTexts.WhereIsIt)),
            Read = ReadPlaceAsync,
            Notice = NoticePlaceAsync,
            Clear = draft => (draft.Community, draft.Spot) = (null, null),
        },
    ];

    /// <summary>Begins with what the resident has just written, which may be everything.</summary>
    public async Task BeginAsync(Turn turn, string text)
    {
        var draft = new ComplaintDraft();
        await TellAsync(turn, draft, text);
        draft.Photos.AddRange(turn.Message.Attachments.Select(photo => photo.Id));
        await OpenAsync(turn, draft);
    }

    protected override bool TakePhotos(ComplaintDraft draft, IReadOnlyList<Attachment> photos)
    {
        draft.Photos.AddRange(photos.Select(photo => photo.Id));
        return true;
    }

    /// <summary>Residents tell a story in several messages; all of it belongs to the description.</summary>
    protected override bool TakeMore(ComplaintDraft draft, string text)
    {
        if (draft.Description is null || Manners.Plain(text).Length < TellsSomething || draft.Description.Length + text.Length > Inbox.TextLimit)
            return false;
        draft.Description += "\n" + text;
        draft.When ??= PlaceWords.Time(text);
        return true;
    }

    protected override Task<string?> SummariseAsync(Turn turn, ComplaintDraft draft) => Task.FromResult<string?>(CaseTexts.Summary(draft));

    protected override async Task CompleteAsync(Turn turn, ComplaintDraft draft)
    {
        var unit = await gazetteer.UnitOfAsync(turn.Db, draft.Community, turn.Cancellation);
        var photos = draft.Photos.Count == 0 ? [] : await turn.Db.Attachments.Where(a => draft.Photos.Contains(a.Id)).ToListAsync(turn.Cancellation);
        // Last, since all who file at this moment wait for each other from here to the commit.
        var number = await CaseNumbers.NextAsync(turn.Db, city.CasePrefix, turn.Now, turn.Cancellation);
        var filed = new Case(Guid.CreateVersion7(turn.Now), number, turn.Conversation, draft, unit, turn.Now);
        turn.Db.Cases.Add(filed);
        turn.Db.CaseEvents.Add(new CaseEvent(filed.Id, CaseState.Received, null, null, turn.Now));
        photos.ForEach(photo => photo.Illustrate(filed.Id));
        turn.Say(CaseTexts.Filed(number), new Choice("我的诉求", "case.status"));
    }

    private async Task<bool> TellAsync(Turn turn, ComplaintDraft draft, string text)
    {
        if (Manners.Plain(text).Length < 2)
            return false;
        draft.Description = text;
        if ((draft.When ??= PlaceWords.Time(text)) is { } when)
            turn.Understood.Found("when", when, when);
        await NoticePlaceAsync(turn, draft, text);
        return true;
    }

    private async Task<Reading> ReadPlaceAsync(Turn turn, ComplaintDraft draft, Heard heard)
    {
        if (await NoticePlaceAsync(turn, draft, heard.Text) && draft.Community is not null)
            return new Reading.Filled();
        var said = heard.Text.Trim();
        if (said.Length is < 2 or > 60 || Manners.Plain(said).Length < 2 || PlaceWords.SaysNothing(said))
            return new Reading.Unclear();
        draft.Community = said == draft.Spot ? null : said;
        return Reading.Of(draft.Community is not null);
    }

    private async Task<bool> NoticePlaceAsync(Turn turn, ComplaintDraft draft, string text)
    {
        var community = await gazetteer.FindAsync(turn.Db, text, turn.Cancellation) ?? PlaceWords.Name(text);
        var spot = PlaceWords.Spot(text);
        if (community is not null)
            turn.Understood.Found("place", community, text.Contains(community, StringComparison.Ordinal) ? community : text);
        if (spot is not null)
            turn.Understood.Found("spot", spot, spot);
        draft.Community = community ?? draft.Community;
        draft.Spot = spot ?? draft.Spot;
        return community is not null || spot is not null;
    }
}

/// <summary>Gives out case numbers, one after the other within a day of the city.</summary>
public static class CaseNumbers
{
    /// <summary>The row's update lock, held until the turn commits, makes two cases of one second wait for each other.</summary>
    public static async Task<string> NextAsync(AppDb db, string prefix, DateTimeOffset now, CancellationToken cancellation)
    {
        var day = CityTime.Today(now);
        var last = (await db.CountedCase(day).ToListAsync(cancellation)).Single();
        return $"{prefix}-{day:yyyyMMdd}-{last:0000}";
    }
}
