using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Files a complaint or request (点单): what, where, and a look at the summary. What is said already is not asked.</summary>
public sealed class FileComplaint(CityOptions city, Gazetteer gazetteer, Vault vault, CategoriseCase categories, FindSameProblem sameProblem) : Form<ComplaintDraft>
{
    /// <summary>Letters a message needs to be more than a word in passing.</summary>
    private const int TellsSomething = 8;

    /// <summary>Letters that hold more than the name of another place.</summary>
    private const int TellsAMatter = 14;

    private const int PlacesShown = 5;

    /// <summary>Letters of a place that are kept.</summary>
    private const int PlaceLimit = 60;

    private static readonly Reader<string?> When = new((text, now) => PlaceWords.IsBareNumber(text) ? null : WhenWords.Say(text, now));
    private static readonly Reader<string?> Phone = new((text, _) => TellingWords.Phone(text));
    private static readonly Reader<string?> Amount = new((text, _) => TellingWords.Amount(text));
    private static readonly Reader<string?> Wish = new((text, _) => TellingWords.Wish(text));
    private static readonly Reader<string?> About = new((text, _) => TellingWords.About(text));
    private static readonly Reader<string?> PlaceName = new((text, _) => PlaceWords.Name(text));
    private static readonly Reader<string?> Spot = new((text, _) => PlaceWords.Spot(text));
    private readonly Reader<CaseCategory> category = new((text, _) => categories.Guess(text));

    public override string Name => "complaint";

    public override string Title => "反映问题";

    public override int Version => 2;

    protected override IReadOnlyList<Slot<ComplaintDraft>> Slots =>
    [
        new()
        {
            Name = "description",
            FreeText = true,
            Why = CaseTexts.WhyDescription,
            Called = ["问题", "内容", "事情", "描述"],
            IsFilled = draft => !string.IsNullOrEmpty(draft.Description),
            Ask = (_, draft) => Task.FromResult(new Prompt(draft.Photos.Count > 0 ? CaseTexts.TellMore : CaseTexts.WhatHappened)),
            Read = async (turn, draft, heard) => Reading.Of(heard.Surely && await TellAsync(turn, draft, heard.Text)),
            Clear = draft => draft.Description = null,
        },
        new()
        {
            Name = "place",
            Why = CaseTexts.WhyPlace,
            Called = ["地点", "地址", "位置", "地方", "小区名"],
            IsFilled = draft => !string.IsNullOrEmpty(draft.Community),
            Ask = (_, draft) => Task.FromResult(new Prompt(draft.Spot is { } spot ? CaseTexts.WhereIn(spot) : CaseTexts.WhereIsIt)),
            Read = ReadPlaceAsync,
            Notice = (turn, draft, text) => IsQuestion(draft, text) ? Task.FromResult(false) : NoticePlaceAsync(turn, draft, text),
            Simpler = async (turn, _) => new Prompt(CaseTexts.NearWhat, [.. (await gazetteer.NamesAsync(turn.Db, turn.Cancellation)).Take(PlacesShown).Select(PlaceChoice), CaseTexts.CannotSayWhere]),
            Clear = draft => (draft.Community, draft.Spot, draft.Located) = (null, null, null),
        },
        Volunteered("when", When, draft => draft.When, (draft, value) => draft.When = value, "时间", "日期"),
        Volunteered("phone", Phone, draft => draft.Phone, (draft, value) => draft.Phone = value, "电话", "号码", "手机"),
        Volunteered("amount", Amount, draft => draft.Amount, (draft, value) => draft.Amount = value, "金额"),
        Volunteered("wish", Wish, draft => draft.Wish, (draft, value) => draft.Wish = value, "希望", "要求"),
        Volunteered("about", About, draft => draft.About, (draft, value) => draft.About = value, "涉及", "对方"),
    ];

    /// <summary>Reads in a message what a complaint may want to know of it.</summary>
    public void ReadAhead(Readings readings, string text, Intent taken)
    {
        foreach (var reader in new[] { When, Phone, Amount, Wish, About, PlaceName, Spot })
            readings.Of(reader, text);
        if (taken == Intent.Complaint)
            readings.Of(category, text);
    }

    /// <summary>Begins with what the resident has just written, which may be everything.</summary>
    public async Task BeginAsync(Turn turn, string text)
    {
        if (turn.Dialog.Current?.Form == Name && text.Length > 0)
        {
            AskWhose(turn, text);
            return;
        }

        var draft = new ComplaintDraft();
        await TellAsync(turn, draft, text);
        draft.Photos.AddRange(turn.Message.Attachments.Select(photo => photo.Id));
        await OpenAnotherAsync(turn, draft);
    }

    /// <summary>Somebody of the community is asked to call: a request like any other.</summary>
    public async Task BeginCallBackAsync(Turn turn)
    {
        turn.Say(CaseTexts.WillPassOn);
        var draft = new ComplaintDraft();
        await TellAsync(turn, draft, turn.Message.Text);
        draft.Wish ??= CaseTexts.PleaseCall;
        await OpenAnotherAsync(turn, draft);
    }

    /// <summary>Whether a text names a place that a case does not: then it is about another matter.</summary>
    public async Task<bool> IsElsewhereAsync(Turn turn, Case filed, string text) =>
        (await gazetteer.FindAsync(turn.Db, text, turn.Cancellation) ?? turn.Readings.Of(PlaceName, text)) is { } named
        && !filed.Description.Contains(named, StringComparison.Ordinal) && !filed.Place.Contains(named, StringComparison.Ordinal);

    /// <summary>Begins with the place, which was sent as a location.</summary>
    public Task BeginAtAsync(Turn turn, string place) => OpenAsync(turn, At(new ComplaintDraft(), place));

    /// <summary>Corrects a case that is filed: itself while nobody works on it, else a note for who does.</summary>
    /// <returns>False when the text corrects nothing that a case holds.</returns>
    public async Task<bool> AmendAsync(Turn turn, Case filed, string text)
    {
        var draft = filed.Told();
        var amended = false;
        foreach (var slot in Slots.Where(slot => slot.Notice is not null))
            amended |= await slot.Notice!(turn, draft, text);
        if (!amended)
            return false;
        var unit = await gazetteer.UnitOfAsync(turn.Db, draft.Community, turn.Cancellation);
        var done = filed.Amend(draft, unit, turn.Now) == CaseChange.Done;
        turn.Db.CaseEvents.Add(new CaseEvent(filed.Id, filed.State, null, CaseTexts.ResidentCorrects(text), turn.Now));
        turn.Concerns(filed.Id);
        turn.Say(done ? CaseTexts.Amended(filed) : CaseTexts.CorrectionTooLate, CaseTexts.MineChoice);
        return true;
    }

    protected override bool TakePhotos(ComplaintDraft draft, IReadOnlyList<Attachment> photos)
    {
        draft.Photos.AddRange(photos.Select(photo => photo.Id));
        return true;
    }

    protected override bool TakeLocation(ComplaintDraft draft, string label)
    {
        At(draft, label);
        return true;
    }

    /// <summary>A location stands for a name while none is told.</summary>
    private static ComplaintDraft At(ComplaintDraft draft, string label)
    {
        var isNamed = !string.IsNullOrEmpty(draft.Community) && draft.Community != draft.Located;
        draft.Located = CaseTexts.Short(label, PlaceLimit);
        if (!isNamed)
            draft.Community = draft.Located;
        return draft;
    }

    /// <summary>Residents tell a story in several messages; all of it belongs to the description.</summary>
    protected override bool TakeMore(ComplaintDraft draft, string text)
    {
        if (draft.Description is null || Manners.Plain(text).Length < TellsSomething || draft.Description.Length + text.Length > Inbox.TextLimit)
            return false;
        draft.Description += "\n" + text;
        return true;
    }

    /// <summary>The last thing that was added; the first is what the matter is, and is told anew.</summary>
    protected override bool TakeBack(ComplaintDraft draft)
    {
        if (draft.Description is not { } told)
            return false;
        draft.Description = told.LastIndexOf('\n') is var last and > 0 ? told[..last] : null;
        return true;
    }

    /// <summary>问题：3号楼（更正：5号楼）楼下…: her words stay, and who reads them is not misled.</summary>
    protected override void Corrected(ComplaintDraft before, ComplaintDraft after)
    {
        after.Description = CaseTexts.Corrected(after.Description, before.Spot, after.Spot);
        after.Description = CaseTexts.Corrected(after.Description, before.Community, after.Community);
    }

    public override Intent? Tells => Intent.Complaint;

    protected override string Whose => CaseTexts.SameMatter;

    /// <summary>Another place, or "另外": it may be another matter.</summary>
    protected override async Task<bool> DoubtsAsync(Turn turn, ComplaintDraft draft, string text)
    {
        var place = await gazetteer.FindAsync(turn.Db, text, turn.Cancellation) ?? turn.Readings.Of(PlaceName, text);
        var elsewhere = place is not null && draft.Community is not null && place != draft.Community && !draft.Community.Contains(place, StringComparison.Ordinal);
        var told = Manners.Plain(text).Length;
        return (elsewhere && told >= TellsAMatter) || (PlaceWords.BeginsAnother(text) && told >= TellsSomething);
    }

    protected override async Task BeginAnotherAsync(Turn turn, string text)
    {
        var draft = new ComplaintDraft();
        await TellAsync(turn, draft, text);
        await OpenAnotherAsync(turn, draft);
    }

    protected override Task<string?> SummariseAsync(Turn turn, ComplaintDraft draft) => Task.FromResult<string?>(CaseTexts.Summary(draft));

    protected override async Task CompleteAsync(Turn turn, ComplaintDraft draft)
    {
        var unit = await gazetteer.UnitOfAsync(turn.Db, draft.Community, turn.Cancellation);
        var photos = draft.Photos.Count == 0 ? [] : await turn.Db.Attachments.Where(a => draft.Photos.Contains(a.Id)).ToListAsync(turn.Cancellation);
        var kind = turn.Readings.Of(category, draft.Description ?? "");
        var others = await sameProblem.CountOthersAsync(turn.Db, draft, turn.ResidentId, unit, turn.Cancellation);
        // Last, since all who file at this moment wait for each other from here to the commit.
        var number = await CaseNumbers.NextAsync(turn.Db, city.CasePrefix, turn.Now, turn.Cancellation);
        var filed = new Case(Guid.CreateVersion7(turn.Now), number, turn.Conversation, draft, kind, unit, turn.Now);
        turn.Db.Cases.Add(filed);
        if (draft.Phone is { } phone && await turn.Db.FindAsync<Resident>([turn.ResidentId], turn.Cancellation) is { } resident)
            resident.ReachMeAt(phone, vault);
        turn.Db.CaseEvents.Add(new CaseEvent(filed.Id, CaseState.Received, null, null, turn.Now));
        photos.ForEach(photo => photo.Illustrate(filed.Id));
        await turn.BecomesAsync(filed.Id);
        turn.Dialog.Here = null;
        turn.Say(CaseTexts.Filed(number, others), CaseTexts.MineChoice);
    }

    private static Slot<ComplaintDraft> Volunteered(
        string name, Reader<string?> reader, Func<ComplaintDraft, string?> get, Action<ComplaintDraft, string?> set, params string[] called) => new()
        {
            Name = name,
            Volunteered = true,
            Called = called,
            IsFilled = draft => get(draft) is not null,
            Ask = (_, _) => throw new InvalidOperationException($"{name} is never asked."),
            Read = (_, _, _) => throw new InvalidOperationException($"{name} is never asked."),
            Notice = (turn, draft, text) =>
            {
                if (IsQuestion(draft, text) || turn.Readings.Of(reader, text) is not { } found || found == get(draft))
                    return Task.FromResult(false);
                set(draft, found);
                turn.Understood.Found(name, found, found);
                return Task.FromResult(true);
            },
            Clear = draft => set(draft, null),
        };

    /// <summary>A question to the assistant fills nothing; in a story that is told (你们能不能管管？) it is part of the story.</summary>
    private static bool IsQuestion(ComplaintDraft draft, string text) => draft.Description != text && PlaceWords.AsksAssistant(text);

    private static Choice PlaceChoice(string name) => new(name, $"={name}");

    private async Task<bool> TellAsync(Turn turn, ComplaintDraft draft, string text)
    {
        if (Manners.Plain(text).Length < 2)
            return false;
        draft.Description = text;
        // A name that is told stands before the location that was sent.
        var isLocatedOnly = draft.Located is not null && draft.Community == draft.Located;
        foreach (var slot in Slots.Where(slot => slot.Notice is not null && (!slot.IsFilled(draft) || (isLocatedOnly && slot.Name == "place"))))
            await slot.Notice!(turn, draft, text);
        if (string.IsNullOrEmpty(draft.Community) && turn.Dialog.PlaceAt(turn.Now) is { } here)
            await TakeHereAsync(turn, draft, here);
        return true;
    }

    /// <summary>The place whose code she scanned, in the parts of a place that is told; an own word about the spot stays.</summary>
    private async Task TakeHereAsync(Turn turn, ComplaintDraft draft, string here)
    {
        var community = await gazetteer.FindAsync(turn.Db, here, turn.Cancellation) ?? PlaceWords.Name(here);
        var splits = community is not null && here.StartsWith(community, StringComparison.Ordinal);
        draft.Community = splits ? community : here;
        if (splits && here[community!.Length..].Trim() is { Length: > 0 } spot)
            draft.Spot ??= spot;
    }

    private async Task<Reading> ReadPlaceAsync(Turn turn, ComplaintDraft draft, Heard heard)
    {
        if (heard.Picked == CaseTexts.NoneOfThese)
            return new Reading.Refused(CaseTexts.FullName);
        if (heard.Picked is { } picked)
        {
            draft.Community = picked;
            return new Reading.Filled();
        }

        if (PlaceWords.IsSamePlace(heard.Text.Trim()))
        {
            draft.Community = await LastPlaceAsync(turn);
            return Reading.Of(draft.Community is not null);
        }

        if (IsQuestion(draft, heard.Text))
            return new Reading.Unclear();
        if (await NoticePlaceAsync(turn, draft, heard.Text) && draft.Community is not null)
            return new Reading.Filled();
        var said = PlaceWords.Bare(heard.Text);
        if (!heard.Surely || said == draft.Spot || !PlaceWords.MayBeName(said))
            return new Reading.Unclear();
        var like = await gazetteer.LikeAsync(turn.Db, said, turn.Cancellation);
        if (like.Count > 0 && turn.Dialog.Current!.Misses == 0)
            return new Reading.Ambiguous(new Prompt(CaseTexts.WhichPlace(like), [.. like.Take(PlacesShown).Select(PlaceChoice), new Choice(CaseTexts.NoneOfThese, $"={CaseTexts.NoneOfThese}")]));
        draft.Community = said;
        return new Reading.Filled();
    }

    private static Task<string?> LastPlaceAsync(Turn turn) => turn.Db.Cases.Where(c => c.ResidentId == turn.ResidentId && c.Community != null)
        .OrderByDescending(c => c.CreatedAt).Select(c => c.Community).FirstOrDefaultAsync(turn.Cancellation);

    private async Task<bool> NoticePlaceAsync(Turn turn, ComplaintDraft draft, string text)
    {
        var community = await gazetteer.FindAsync(turn.Db, text, turn.Cancellation) ?? turn.Readings.Of(PlaceName, text);
        var isNamed = community is not null && text.Contains(community, StringComparison.Ordinal);
        var spot = isNamed ? PlaceWords.Spot(text, community) : turn.Readings.Of(Spot, text);
        spot ??= draft.Spot is not null && PlaceWords.IsBareNumber(text) ? text.Trim() : null;
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
