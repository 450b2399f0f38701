namespace ResidentAssistant.Assistant.Cases;

/// <summary>A resident's request or complaint (诉求), from first message to rating.</summary>
public sealed class Case
{
    private List<CaseSeat> seats = [];

    private Case()
    {
    }

    /// <param name="id">Chosen by whoever files it.</param>
    /// <param name="number">No other case has it.</param>
    /// <param name="origin">From where it came.</param>
    /// <param name="draft">What was told.</param>
    /// <param name="filed">Its first event, see <see cref="DecideCase.File"/>.</param>
    public Case(Guid id, string number, CaseOrigin origin, ComplaintDraft draft, CaseEvent filed)
    {
        Id = id;
        Number = number;
        (Source, ConversationId, ResidentId, FiledBy, Reporter, ExternalId) = origin;
        Description = draft.Description ?? "";
        Take(draft);
        CreatedAt = filed.At;
        Apply(filed);
    }

    public Guid Id { get; private set; }

    /// <summary>e.g. XY-20261123-0007.</summary>
    public string Number { get; private set; } = "";

    /// <inheritdoc cref="CaseOrigin.Source"/>
    public string Source { get; private set; } = "";

    /// <inheritdoc cref="CaseOrigin.ConversationId"/>
    public Guid? ConversationId { get; private set; }

    /// <inheritdoc cref="CaseOrigin.ResidentId"/>
    public Guid? ResidentId { get; private set; }

    /// <inheritdoc cref="CaseOrigin.FiledBy"/>
    public Guid? FiledBy { get; private set; }

    /// <summary>The name that was given; sealed.</summary>
    public string? Reporter { get; private set; }

    /// <inheritdoc cref="CaseOrigin.ExternalId"/>
    public string? ExternalId { get; private set; }

    /// <summary>In the resident's own words; sealed.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Estate, road or village, or what the resident said when asked where; sealed.</summary>
    public string? Community { get; private set; }

    /// <summary>Building, unit, room or landmark (地址细节); sealed.</summary>
    public string? Spot { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.When"/>
    public string? When { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.Phone"/>
    public string? Phone { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.About"/>
    public string? About { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.Amount"/>
    public string? Amount { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.Wish"/>
    public string? Wish { get; private set; }

    /// <summary>The unit that has it now (承办单位); null waits at the street's dispatch desk.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>The unit that accepted it first and leads it to its end (首接负责).</summary>
    public Guid? LeadUnitId { get; private set; }

    /// <summary>Where it goes when the unit that has it returns it.</summary>
    public Guid? ReturnsTo { get; private set; }

    /// <summary>The unit to which it was opened again last; from there the next reopening goes up.</summary>
    public Guid? Level { get; private set; }

    public CaseCategory Category { get; private set; }

    /// <summary>Who corrected the category, and when; null: it is the classifier's.</summary>
    public string? CategorisedBy { get; private set; }
    public DateTimeOffset? CategorisedAt { get; private set; }
    public CaseUrgency Urgency { get; private set; }

    /// <summary>涉稳、涉密: grid workers do not see it.</summary>
    public bool IsConfidential { get; private set; }
    public CaseState State { get; private set; }

    /// <summary>How often it changed hands.</summary>
    public int Hops { get; private set; }

    /// <summary>How often it was returned.</summary>
    public int Returns { get; private set; }

    /// <summary>A second return made it whistle, and no street has named units yet.</summary>
    public bool IsWhistled { get; private set; }

    /// <summary>How often the resident did not let it be closed.</summary>
    public int Reopenings { get; private set; }

    /// <summary>Working days that were asked for and are not granted yet.</summary>
    public int? WantsDays { get; private set; }

    /// <summary>How often it was extended.</summary>
    public int Extensions { get; private set; }

    /// <summary>Other households that joined and cannot be asked.</summary>
    public int Joined { get; private set; }

    /// <summary>The case with which it is repaired.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>What is due next; null: nothing.</summary>
    public CaseStep? DueStep { get; private set; }
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When something happens by itself: a warning, a missed deadline, the end of a silence; null: never.</summary>
    public DateTimeOffset? NextTick { get; private set; }

    /// <summary>What is due was missed.</summary>
    public bool IsOverdue { get; private set; }

    /// <summary>督办: a level above looks at it.</summary>
    public bool IsSupervised { get; private set; }

    /// <summary>By when the resident must be answered.</summary>
    public DateTimeOffset AnswerBy { get; private set; }

    /// <summary>Working minutes left when the clock stopped to wait for the resident; null while it runs.</summary>
    public int? PausedWith { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The resident's last word; null: none yet, or none on the last answer.</summary>
    public Solved? Solved { get; private set; }
    public Rating? Rating { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>How many events it has; two people cannot overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>Loaded with the case by whoever decides on it.</summary>
    public IReadOnlyList<CaseSeat> Seats => seats;

    public string Place => string.Join(' ', new[] { Community, Spot }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The states of a case that still waits for its result, also for queries.</summary>
    public static IReadOnlyList<CaseState> OpenStates { get; } =
        [CaseState.Received, CaseState.Accepted, CaseState.Dispatched, CaseState.InProgress, CaseState.Held];

    public bool IsOpen => OpenStates.Contains(State);

    /// <summary>The resident is asked whether it is solved, or how it was.</summary>
    public bool WaitsForWord => this is { State: CaseState.Answered } or { State: CaseState.Closed, Rating: null };

    /// <summary>What is due next, and when.</summary>
    public CaseDue? Due => DueStep is { } step && DueAt is { } at ? new CaseDue(step, at) : null;

    /// <returns>Null when the unit takes no part.</returns>
    public CaseSeat? SeatOf(Guid? unit) => seats.Find(seat => seat.UnitId == unit);

    /// <summary>As it was told, to be amended.</summary>
    public ComplaintDraft Told() =>
        new() { Description = Description, Community = Community, Spot = Spot, When = When, Phone = Phone, About = About, Amount = Amount, Wish = Wish };

    /// <summary>What the resident told is other than before; its event is applied beside it.</summary>
    internal void Retell(ComplaintDraft draft)
    {
        Take(draft);
        Description = draft.Description ?? Description;
    }

    /// <summary>The same case as its log says, without what was told in words.</summary>
    public static Case Replay(Guid id, IEnumerable<CaseEvent> log)
    {
        var one = new Case { Id = id };
        foreach (var happened in log)
        {
            if (one.Version == 0)
                one.CreatedAt = happened.At;
            one.Apply(happened);
        }

        return one;
    }

    /// <summary>Takes an event into the log: gives it its number and changes what it changes. Nothing else changes a case.</summary>
    public void Apply(CaseEvent happened)
    {
        var facts = happened.Facts ?? CaseFacts.None;
        Change(happened, facts);
        TakeDue(happened, facts);
        ChangedAt = happened.At;
        happened.Append(Id, ++Version, State);
    }

    /// <summary>One after the other.</summary>
    public void Apply(IReadOnlyList<CaseEvent> events)
    {
        foreach (var happened in events)
            Apply(happened);
    }

    private void Change(CaseEvent happened, CaseFacts facts)
    {
        switch (happened.Kind)
        {
            case CaseEventKind.Filed:
                (Category, Urgency) = (facts.Category ?? CaseCategory.Other, facts.Urgency ?? CaseUrgency.Normal);
                Move(facts.Unit);
                Hops = 0;
                break;
            case CaseEventKind.Amended:
                seats.RemoveAll(seat => seat.UnitId != facts.Unit);
                Move(facts.Unit);
                Hops = 0;
                break;
            case CaseEventKind.Accepted:
                State = CaseState.Accepted;
                Move(facts.Unit);
                LeadUnitId ??= facts.Unit;
                break;
            case CaseEventKind.Classified:
                Classify(happened, facts);
                break;
            case CaseEventKind.Dispatched:
                ReturnsTo = UnitId ?? happened.UnitId;
                State = CaseState.Dispatched;
                Move(facts.Unit);
                SeatOf(UnitId)?.Give();
                break;
            case CaseEventKind.CheckedIn:
                SeatOf(facts.Unit)?.CheckIn(happened.At);
                LeadUnitId ??= facts.Unit;
                if (facts.Unit == UnitId)
                    State = CaseState.InProgress;
                break;
            case CaseEventKind.Returned:
                Returns++;
                State = LeadUnitId is null ? CaseState.Received : CaseState.Accepted;
                Move(facts.Unit);
                SeatOf(UnitId)?.Give();
                break;
            case CaseEventKind.Whistled:
                Whistle(facts);
                break;
            case CaseEventKind.Answered:
                State = CaseState.Answered;
                (AnsweredAt, WantsDays, PausedWith, Solved, Rating) = (happened.At, null, null, null, null);
                break;
            case CaseEventKind.Held:
                (State, WantsDays, PausedWith) = (CaseState.Held, null, null);
                break;
            case CaseEventKind.Resumed:
                State = CaseState.InProgress;
                break;
            case CaseEventKind.ExtensionAsked:
                WantsDays = facts.Days;
                break;
            case CaseEventKind.Extended:
                (WantsDays, IsOverdue) = (null, false);
                Extensions++;
                break;
            case CaseEventKind.Supervised:
                IsSupervised = true;
                break;
            case CaseEventKind.Joined:
                Joined++;
                break;
            case CaseEventKind.Merged:
                (State, MergedInto) = (CaseState.Merged, facts.Into);
                break;
            case CaseEventKind.Unmerged:
                (State, MergedInto) = (LeadUnitId is null ? CaseState.Received : CaseState.Accepted, null);
                SeatOf(UnitId)?.Give();
                break;
            case CaseEventKind.Verdict:
                (Solved, Rating) = (facts.Solved, facts.Rating ?? Rating);
                State = facts.Solved == Cases.Solved.No ? State : CaseState.Closed;
                break;
            case CaseEventKind.Rated:
                Rating = facts.Rating;
                break;
            case CaseEventKind.Lapsed:
                State = CaseState.Closed;
                break;
            case CaseEventKind.Reopened:
                Reopen(facts);
                break;
            case CaseEventKind.Refused:
                State = CaseState.Refused;
                break;
            case CaseEventKind.Withdrawn:
                State = CaseState.Withdrawn;
                break;
            case CaseEventKind.Overdue:
                IsOverdue = true;
                break;
            case CaseEventKind.Added or CaseEventKind.Replied or CaseEventKind.Noted or CaseEventKind.Warned:
                break;
        }
    }

    private void Classify(CaseEvent happened, CaseFacts facts)
    {
        if (facts.Category is { } category)
            (Category, CategorisedBy, CategorisedAt) = (category, happened.ByName, happened.At);
        Urgency = facts.Urgency ?? Urgency;
        IsConfidential = facts.Confidential ?? IsConfidential;
    }

    private void Whistle(CaseFacts facts)
    {
        IsWhistled = facts.ByItself == true;
        State = IsWhistled ? CaseState.Accepted : CaseState.Dispatched;
        Move(facts.Unit);
        LeadUnitId ??= facts.Unit;
        SeatOf(UnitId)?.Give();
        if (facts.Units is not { } called)
            return;
        foreach (var unit in called)
            Seat(unit).Call();
    }

    private void Reopen(CaseFacts facts)
    {
        State = CaseState.Accepted;
        Move(facts.Unit);
        LeadUnitId ??= facts.Unit;
        Level = facts.Unit;
        Reopenings++;
        (ReturnsTo, AnsweredAt, MergedInto) = (null, null, null);
        foreach (var seat in seats)
        {
            seat.Give();
            seat.Release();
        }
    }

    private void TakeDue(CaseEvent happened, CaseFacts facts)
    {
        AnswerBy = facts.AnswerBy ?? AnswerBy;
        PausedWith = facts.PausedWith ?? (facts.Runs == true ? null : PausedWith);
        if (facts.NothingDue == true)
            (DueStep, DueAt, NextTick, IsOverdue) = (null, null, null, false);
        else if (facts.Due is { } due)
            (DueStep, DueAt, NextTick, IsOverdue) = (due.What, due.At, WarnAt(due, happened.At), false);
        else if (happened.Kind is CaseEventKind.Warned)
            NextTick = DueAt;
        else if (happened.Kind is CaseEventKind.Overdue)
            NextTick = null;
    }

    /// <summary>When three quarters of the time are over; a silence and a date are not warned of.</summary>
    private static DateTimeOffset WarnAt(CaseDue due, DateTimeOffset from) =>
        due.What is CaseStep.Verdict or CaseStep.Review || due.At <= from ? due.At : from + ((due.At - from) * 0.75);

    private void Move(Guid? unit)
    {
        if (UnitId is not null && unit != UnitId)
            Hops++;
        UnitId = unit;
        if (unit is { } taken)
            Seat(taken);
    }

    private CaseSeat Seat(Guid unit)
    {
        if (SeatOf(unit) is { } known)
            return known;
        seats.Add(new CaseSeat(Id, unit));
        return seats[^1];
    }

    private void Take(ComplaintDraft draft)
    {
        (Community, Spot) = (draft.Community, draft.Detail);
        (When, Phone, About, Amount, Wish) = (draft.When, draft.Phone, draft.About, draft.Amount, draft.Wish);
    }
}
