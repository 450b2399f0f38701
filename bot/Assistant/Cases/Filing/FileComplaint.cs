using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Files a complaint or request (点单): what, where, and a look at the summary. What is said already is not asked.</summary>
public sealed class FileComplaint(
    CityOptions city, Gazetteer gazetteer, Vault vault, CategoryModel categories, SimilarCaseIndex sameProblem, ReadCaseRules rules, ChangeOwnCase change,
    UsualTimes usual)
    : Form<ComplaintDraft>
{
    /// <summary>Letters a message needs to be more than a word in passing.</summary>
    private const int TellsSomething = 8;

    /// <summary>Letters that hold more than the name of another place.</summary>
    private const int TellsAMatter = 14;

    private const int PlacesShown = 5;

    /// <summary>Letters of a place that are kept.</summary>
    private const int PlaceLimit = 60;

    private static readonly Reader<string?> When = new((text, now) => PlaceRecognizer.IsBareNumber(text) ? null : WhenRecognizer.Say(text, now));
    private static readonly Reader<string?> Phone = new((text, _) => TellingRecognizer.Phone(text));
    private static readonly Reader<string?> Amount = new((text, _) => TellingRecognizer.Amount(text));
    private static readonly Reader<string?> Wish = new((text, _) => TellingRecognizer.Wish(text));
    private static readonly Reader<string?> About = new((text, _) => TellingRecognizer.About(text));
    private static readonly Reader<string?> PlaceName = new((text, _) => PlaceRecognizer.Name(text));
    private static readonly Reader<string?> Spot = new((text, _) => PlaceRecognizer.Spot(text));
    private readonly Reader<CaseCategory> category = new((text, _) => categories.Guess(text));

    public override string Name => "complaint";

    public override string Title => "反映问题";

    public override int Version => 3;

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
            Read = async (turn, draft, heard) => SlotResult.Of(heard.Surely && await TellAsync(turn, draft, heard.Text)),
            Notice = (_, draft, text) => Task.FromResult(CorrectMatter(draft, text)),
            Clear = draft => draft.Description = null,
        },
        new()
        {
            Name = "place",
            Why = CaseTexts.WhyPlace,
            Called = ["地点", "地址", "位置", "地方", "小区名"],
            IsFilled = draft => !string.IsNullOrEmpty(draft.Community),
            Ask = (_, draft) =>
                Task.FromResult(
                    new Prompt(draft.Denied is not null ? CaseTexts.WhereInstead : draft.Spot is { } spot ? CaseTexts.WhereIn(spot) : CaseTexts.WhereIsIt)),
            Read = async (turn, draft, heard) =>
            {
                var reading = await ReadPlaceAsync(turn, draft, heard);
                if (reading is SlotResult.Filled)
                    Settle(draft, draft.Community!);
                return reading;
            },
            Notice = (turn, draft, text) => IsQuestion(draft, text) ? Task.FromResult(false)
                : Correction(draft, text) is { } said ? CorrectPlaceAsync(turn, draft, said) : NoticePlaceAsync(turn, draft, text),
            Simpler = async (turn, _) =>
                new Prompt(CaseTexts.NearWhat,
                    [.. (await gazetteer.NamesAsync(turn.Db, turn.Cancellation)).Take(PlacesShown).Select(PlaceChoice), CaseTexts.CannotSayWhere]),
            Clear = draft => (draft.Community, draft.Spot, draft.Located) = (null, null, null),
        },
        new()
        {
            Name = "spot",
            Optional = true,
            Why = CaseTexts.WhyPlace,
            Applies = draft => draft.Denied is not null,
            IsFilled = draft => draft.Denied is null,
            Ask = (_, draft) => Task.FromResult(new Prompt(CaseTexts.WhatInstead(draft.Denied!))),
            Read = async (turn, draft, heard) =>
                SlotResult.Of(await CorrectPlaceAsync(turn, draft, Correction(draft, heard.Text) ?? new SaidCorrection(null, heard.Text))),
            Clear = draft => draft.Denied = null,
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

    /// <summary>Whether a text names a place that a case does not, or another house with a matter of its own: then it is about another matter.</summary>
    public async Task<bool> IsElsewhereAsync(Turn turn, Case filed, string text)
    {
        var named = await gazetteer.FindAsync(turn.Db, text, turn.Cancellation) ?? turn.Readings.Of(PlaceName, text);
        return (named is not null && !filed.Description.Contains(named, StringComparison.Ordinal) && !filed.Place.Contains(named, StringComparison.Ordinal))
            || TellsOfAnotherHouse(filed.Spot ?? filed.Description, text);
    }

    /// <summary>33号楼电梯也坏了 where 32号楼 is meant.</summary>
    private static bool TellsOfAnotherHouse(string? spot, string text) => Doors.In(text).IsApartFrom(Doors.In(spot)) && PlaceRecognizer.TellsItsOwn(text);

    /// <summary>Begins with the place, which was sent as a location.</summary>
    public Task BeginAtAsync(Turn turn, string place) => OpenAsync(turn, At(new ComplaintDraft(), place));

    /// <summary>Corrects a case that is filed: itself while nobody works on it, else a note for who does.</summary>
    /// <returns>False when the text corrects nothing that a case holds.</returns>
    public async Task<bool> AmendAsync(Turn turn, Case filed, SaidCorrection said)
    {
        var text = turn.Message.Text;
        var told = filed.Told();
        var draft = filed.Told();
        var amended = said.Wrong is { } wrong && filed.Description.Contains(wrong, StringComparison.Ordinal) && CorrectMatter(draft, text);
        amended |= await CorrectPlaceAsync(turn, draft, said);
        foreach (var slot in Slots.Where(slot => slot is { Volunteered: true, Notice: not null }))
            amended |= await slot.Notice!(turn, draft, text);
        if (!amended)
            return false;
        turn.Concerns(filed.Id);
        var words = CaseTexts.ResidentCorrects(said.ToString());
        if (draft.Denied is { } denied)
        {
            await change.RunAsync(turn, filed, new CaseCommand.Add(words));
            turn.Dialog.Ask(CaseTexts.AskedRight, $"{filed.Id:N},{denied}", turn.Now + AskedQuestion.AnsweredWithin);
            turn.Say(draft.Community is null ? CaseTexts.WhereInstead : CaseTexts.WhatInstead(denied));
            return true;
        }

        Corrected(told, draft);
        var unit = await gazetteer.UnitOfAsync(turn.Db, draft.Community, draft.Spot, turn.Cancellation);
        var done = await change.RunAsync(turn, filed, new CaseCommand.Amend(unit, words)) == CaseChange.Done;
        if (done)
        {
            filed.Retell(draft);
            await CaseWordIndex.AddAsync(turn.Db, filed.Id, CaseWordIndex.TokensOf(vault, filed), turn.Cancellation);
        }
        else
            await change.RunAsync(turn, filed, new CaseCommand.Add(words));
        turn.Say(done ? CaseTexts.Amended(filed) : CaseTexts.CorrectionTooLate, CaseTexts.MineChoice);
        return true;
    }

    /// <summary>The answer to what is right in a filed case.</summary>
    /// <returns>Null when the line is about something else.</returns>
    public async Task<bool?> HearRightAsync(Turn turn, Case filed, string denied, string text) =>
        text.Length <= PlaceLimit && !PlaceRecognizer.TellsItsOwn(text)
            && await AmendAsync(turn, filed, SaidCorrection.In(text) ?? new SaidCorrection(denied, text)) ? true : null;

    /// <summary>What is right instead is asked next; nothing has been changed to the right value yet.</summary>
    protected override string? AfterCorrection(ComplaintDraft draft) => draft.Denied is null ? base.AfterCorrection(draft) : null;

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
        draft.Located = DialogTexts.Short(label, PlaceLimit);
        if (!isNamed)
            draft.Community = draft.Located;
        return draft;
    }

    /// <summary>Residents tell a story in several messages; all of it belongs to the description.</summary>
    protected override bool TakeMore(ComplaintDraft draft, string text)
    {
        if (draft.Description is null || CorrectsPlace(draft, text) || Repair.Plain(text).Length < TellsSomething
            || draft.Description.Length + text.Length > Inbox.TextLimit)
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

    /// <summary>问题：3号楼（更正：5号楼）楼下…: the resident's words stay, and nobody who reads them is misled.</summary>
    protected override void Corrected(ComplaintDraft before, ComplaintDraft after)
    {
        foreach (var (was, now) in SpotParts.Of(before.Spot).ChangesTo(SpotParts.Of(after.Spot)))
            after.Description = CaseTexts.Corrected(after.Description, was, now);
        after.Description = CaseTexts.Corrected(after.Description, before.Community, after.Community);
        if (after.Denied is { } denied && before.Denied is null)
            after.Description = CaseTexts.Corrected(after.Description, denied, CaseTexts.Not(denied));
    }

    public override Intent? Tells => Intent.Complaint;

    protected override string Whose => CaseTexts.SameMatter;

    /// <summary>Another place, or "另外": it may be another matter.</summary>
    protected override async Task<bool> NeedsClarificationAsync(Turn turn, ComplaintDraft draft, string text)
    {
        var place = await gazetteer.FindAsync(turn.Db, text, turn.Cancellation) ?? turn.Readings.Of(PlaceName, text);
        var elsewhere = place is not null && draft.Community is not null && place != draft.Community
            && !draft.Community.Contains(place, StringComparison.Ordinal);
        var told = Repair.Plain(text).Length;
        return (elsewhere && told >= TellsAMatter) || TellsOfAnotherHouse(draft.Spot, text) || (PlaceRecognizer.BeginsAnother(text) && told >= TellsSomething);
    }

    protected override async Task BeginAnotherAsync(Turn turn, string text)
    {
        var before = OnTop(turn);
        var draft = new ComplaintDraft();
        await TellAsync(turn, draft, text);

        // A house without a name (33号楼电梯也坏了) stands in the estate that was spoken of.
        if (draft.Community is null && !Doors.In(draft.Spot).IsEmpty)
            draft.Community = before?.Community;
        await OpenAnotherAsync(turn, draft);
    }

    protected override Task<string?> SummariseAsync(Turn turn, ComplaintDraft draft) => Task.FromResult<string?>(CaseTexts.Summary(draft));

    protected override async Task CompleteAsync(Turn turn, ComplaintDraft draft)
    {
        var unit = await gazetteer.UnitOfAsync(turn.Db, draft.Community, draft.Spot, turn.Cancellation);
        var photos = draft.Photos.Count == 0 ? [] : await turn.Db.Attachments.Where(a => draft.Photos.Contains(a.Id)).ToListAsync(turn.Cancellation);
        var kind = turn.Readings.Of(category, draft.Description ?? "");
        var others = await sameProblem.CountOthersAsync(turn.Db, draft, turn.ResidentId, unit, turn.Cancellation);
        var known = await rules.RunAsync(turn.Db, turn.Cancellation);
        // Last, since all who file at this moment wait for each other from here to the commit.
        var number = await CaseNumbers.NextAsync(turn.Db, city.CasePrefix, turn.Now, turn.Cancellation);
        var told = DecideCase.File(kind, CaseUrgency.Normal, unit, CaseActor.Resident, known, turn.Now);
        var filed = new Case(Guid.CreateVersion7(turn.Now), number, CaseOrigin.Of(turn.Conversation), draft, told);
        await CaseLog.AddAsync(turn.Db, filed, told, turn.Cancellation);
        if (draft.Phone is { } phone && await turn.Db.FindAsync<Resident>([turn.ResidentId], turn.Cancellation) is { } resident)
            resident.ReachMeAt(phone, vault);
        photos.ForEach(photo => photo.Illustrate(filed.Id));
        await turn.BecomesAsync(filed.Id);
        turn.Dialog.ScannedPlace = null;
        turn.Say(
            CaseTexts.Filed(number, others, known.Territory.Find(unit)?.Name, filed.AnswerBy, usual.Of(unit, kind)),
            others > 0 ? [CaseTexts.JoinChoice(filed.Id), CaseTexts.MineChoice] : [CaseTexts.MineChoice]);
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
                var said = Correction(draft, text) is { Wrong: { } wrong } ? text.Replace(wrong, "", StringComparison.Ordinal) : text;
                if (IsQuestion(draft, text) || turn.Readings.Of(reader, said) is not { } found || found == get(draft))
                    return Task.FromResult(false);
                set(draft, found);
                turn.Decision.NoteValue(name, found, found);
                return Task.FromResult(true);
            },
            Clear = draft => set(draft, null),
        };

    /// <summary>A question to the assistant fills nothing; in a story that is told (你们能不能管管？) it is part of the story.</summary>
    private static bool IsQuestion(ComplaintDraft draft, string text) => draft.Description != text && PlaceRecognizer.AsksAssistant(text);

    private static Choice PlaceChoice(string name) => new(name, $"={name}");

    private async Task<bool> TellAsync(Turn turn, ComplaintDraft draft, string text)
    {
        if (Repair.Plain(text).Length < 2)
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

    /// <summary>The place whose code the resident scanned, in the parts of a place that is told; an own word about the spot stays.</summary>
    private async Task TakeHereAsync(Turn turn, ComplaintDraft draft, string here)
    {
        var community = await gazetteer.FindAsync(turn.Db, here, turn.Cancellation) ?? PlaceRecognizer.Name(here);
        var splits = community is not null && here.StartsWith(community, StringComparison.Ordinal);
        draft.Community = splits ? community : here;
        if (splits && here[community!.Length..].Trim() is { Length: > 0 } spot)
            draft.Spot ??= spot;
    }

    private async Task<SlotResult> ReadPlaceAsync(Turn turn, ComplaintDraft draft, SlotInput heard)
    {
        if (heard.Picked == CaseTexts.NoneOfThese)
            return new SlotResult.Refused(CaseTexts.FullName);
        if (heard.Picked is { } picked)
        {
            draft.Community = picked;
            return new SlotResult.Filled();
        }

        if (PlaceRecognizer.IsSamePlace(heard.Text.Trim()))
        {
            draft.Community = await LastPlaceAsync(turn);
            return SlotResult.Of(draft.Community is not null);
        }

        if (IsQuestion(draft, heard.Text))
            return new SlotResult.Unclear();
        if (Correction(draft, heard.Text) is { } corrected && IsOfPlace(draft, corrected))
        {
            var before = new ComplaintDraft { Community = draft.Community, Spot = draft.Spot, Denied = draft.Denied };
            await CorrectPlaceAsync(turn, draft, corrected);
            Corrected(before, draft);
            return SlotResult.Of(draft.Community is not null);
        }

        if (await NoticePlaceAsync(turn, draft, heard.Text) && draft.Community is not null)
            return new SlotResult.Filled();
        var said = PlaceRecognizer.Bare(heard.Text);
        if (!heard.Surely || said == draft.Spot || !PlaceRecognizer.MayBeName(said))
            return new SlotResult.Unclear();
        var like = await gazetteer.LikeAsync(turn.Db, said, turn.Cancellation);
        if (like.Count > 0 && turn.Dialog.Current!.Misses == 0)
            return new SlotResult.Ambiguous(
                new Prompt(CaseTexts.WhichPlace(like),
                    [.. like.Take(PlacesShown).Select(PlaceChoice), new Choice(CaseTexts.NoneOfThese, $"={CaseTexts.NoneOfThese}")]));
        draft.Community = said;
        return new SlotResult.Filled();
    }

    private static Task<string?> LastPlaceAsync(Turn turn) => turn.Db.Cases.Where(c => c.ResidentId == turn.ResidentId && c.Community != null)
        .OrderByDescending(c => c.CreatedAt).Select(c => c.Community).FirstOrDefaultAsync(turn.Cancellation);

    private async Task<bool> NoticePlaceAsync(Turn turn, ComplaintDraft draft, string text)
    {
        var (community, spot) = await PlaceInAsync(turn, draft, text);
        Put(draft, community, spot);
        return community is not null || spot is not null;
    }

    private async Task<(string? Community, string? Spot)> PlaceInAsync(Turn turn, ComplaintDraft draft, string text)
    {
        var known = await gazetteer.FindAsync(turn.Db, text, turn.Cancellation);
        var community = known ?? turn.Readings.Of(PlaceName, text);
        var isNamed = community is not null && text.Contains(community, StringComparison.Ordinal);
        var spot = isNamed ? PlaceRecognizer.Spot(text, community) : turn.Readings.Of(Spot, text);
        spot ??= draft.Spot is not null && PlaceRecognizer.IsBareNumber(text) ? SpotParts.Like(text, draft.Spot) ?? text.Trim() : null;
        if (known is null && await gazetteer.FindUnitAsync(turn.Db, text, turn.Cancellation) is { } unit)
            community = community is null || unit.Contains(community, StringComparison.Ordinal) ? unit : community.Contains(unit, StringComparison.Ordinal)
                ? community : unit + community;
        if (community is not null)
            turn.Decision.NoteValue("place", community, text.Contains(community, StringComparison.Ordinal) ? community : text);
        if (spot is not null)
            turn.Decision.NoteValue("spot", spot, spot);
        return (community, spot);
    }

    /// <summary>What is said wins; of the spot before stays what still holds.</summary>
    private static void Put(ComplaintDraft draft, string? community, string? spot)
    {
        draft.Community = community ?? draft.Community;
        draft.Spot = spot is null ? draft.Spot : SpotParts.Of(draft.Spot).With(SpotParts.Of(spot));
    }

    /// <summary>The correction that a line holds; the story itself (不是我家漏水，是楼上漏水) corrects nothing.</summary>
    private static SaidCorrection? Correction(ComplaintDraft draft, string text) => draft.Description == text ? null : SaidCorrection.In(text);

    /// <summary>The right place is put in the stead of the wrong one; where only the wrong one is said it is taken out and asked for.</summary>
    /// <returns>Whether anything is other than before.</returns>
    private async Task<bool> CorrectPlaceAsync(Turn turn, ComplaintDraft draft, SaidCorrection said)
    {
        var (communityBefore, spotBefore) = (draft.Community, draft.Spot);
        if (said.Right is null)
            return await DenyAsync(turn, draft, said.Wrong!);
        var (community, spot) = await PlaceInAsync(turn, draft, said.Right);
        spot ??= SpotParts.Fragment(said.Right, spotBefore ?? draft.Denied);
        if (SpotParts.Like(said.Right, said.Wrong ?? draft.Denied) is { } number)
            spot = number;
        var isOfPlace = community is not null || spot is not null || (draft.Community is { } wrong && said.Wrong == wrong);
        if (community is null && spot is null && isOfPlace && PlaceRecognizer.Bare(said.Right) is var name && PlaceRecognizer.MayBeName(name))
            community = name;
        Put(draft, community, spot);
        if (draft.Denied is not null && (spot ?? community) is { } right)
        {
            Settle(draft, right);
            return true;
        }

        return draft.Community != communityBefore || draft.Spot != spotBefore;
    }

    /// <summary>What was denied is known now.</summary>
    private static void Settle(ComplaintDraft draft, string right)
    {
        if (draft.Denied is not { } denied)
            return;
        draft.Description = CaseTexts.Corrected(draft.Description, CaseTexts.Not(denied), right);
        draft.Denied = null;
    }

    private async Task<bool> DenyAsync(Turn turn, ComplaintDraft draft, string wrong)
    {
        if (draft.Community is { } community && (wrong == community || await gazetteer.FindAsync(turn.Db, wrong, turn.Cancellation) == community))
        {
            (draft.Denied, draft.Community) = (community, null);
            return true;
        }

        if (SpotParts.Of(draft.Spot).Without(SpotParts.Of(PlaceRecognizer.Spot(wrong) ?? SpotParts.Fragment(wrong, draft.Spot))) is not var (left, part))
            return false;
        (draft.Denied, draft.Spot) = (part, left.Length > 0 ? left : null);
        return true;
    }

    /// <summary>Whether a line says another place in the stead of the one that is known: it is no addition to the story.</summary>
    private static bool CorrectsPlace(ComplaintDraft draft, string text) => Correction(draft, text) is { } said && IsOfPlace(draft, said);

    private static bool IsOfPlace(ComplaintDraft draft, SaidCorrection said) =>
        new[] { said.Wrong, said.Right }.Any(words => words is not null && (words == draft.Community || PlaceRecognizer.Name(words) is not null
            || PlaceRecognizer.Spot(words) is not null || SpotParts.Fragment(words, draft.Spot) is not null));

    /// <summary>
    /// 灯不是坏了，是被人偷了: noted beside the words it corrects, else as a line of its own. A place, a telephone number and the like have their own lines.
    /// </summary>
    private static bool CorrectMatter(ComplaintDraft draft, string text)
    {
        if (draft.Description is not { } told || Correction(draft, text) is not { Wrong: { } wrong, Right: { } right } said || IsOfPlace(draft, said)
            || new[] { draft.When, draft.Phone, draft.Amount }.Any(value =>
                value is not null && (value.Contains(wrong, StringComparison.Ordinal) || wrong.Contains(value, StringComparison.Ordinal))))
            return false;
        draft.Description = told.Contains(wrong, StringComparison.Ordinal) ? CaseTexts.Corrected(told, wrong, right)
            : $"{told}\n{CaseTexts.ResidentCorrects(said.ToString())}";
        return draft.Description != told;
    }
}
