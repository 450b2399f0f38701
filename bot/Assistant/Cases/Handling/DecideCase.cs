using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Every way a case can go (办理规则), in one place: from how it stands, what somebody wants and what time it is, to what happened or why not.
/// Who may ask at all is asked before (<see cref="CaseActions"/>); here stands what the rules of the loop 点单、吹哨、买单 allow.
/// </summary>
public static class DecideCase
{
    /// <summary>Days to which a case can be put off.</summary>
    public const int LongestHold = 180;

    /// <summary>Working days by which an answer can be put off at once.</summary>
    public const int LongestExtension = 30;

    /// <summary>How often it can be.</summary>
    public const int MostExtensions = 2;

    /// <summary>Units that one whistle calls.</summary>
    public const int MostCalled = 12;

    /// <summary>Letters of what is said.</summary>
    public const int LongestText = 2000;

    /// <summary>Returns after which a case whistles by itself.</summary>
    public const int ReturnsBeforeWhistle = 2;

    /// <summary>Working hours for which a clock waits at most for the resident, once for each word of theirs.</summary>
    private const double LongestPause = 24;

    /// <summary>How long after it was closed a case is opened again.</summary>
    private static readonly TimeSpan ReopenedWithin = TimeSpan.FromDays(30);

    public static CaseDecision Of(Case one, CaseCommand command, CaseActor by, CaseRules rules, DateTimeOffset now) => command switch
    {
        CaseCommand.Accept => Accept(one, by, rules, now),
        CaseCommand.Classify wanted => Classify(one, wanted, by, rules, now),
        CaseCommand.Dispatch to => Dispatch(one, to, by, rules, now),
        CaseCommand.CheckIn => CheckIn(one, by, rules, now),
        CaseCommand.Return back => Return(one, back, by, rules, now),
        CaseCommand.Whistle call => Whistle(one, call, by, rules, now),
        CaseCommand.Reply reply => Reply(one, reply, by, rules, now),
        CaseCommand.Note note => IsText(note.Text) ? Event(CaseEventKind.Noted, by, now, note.Text) : CaseChange.TextNeeded,
        CaseCommand.Answer answer => Answer(one, answer, by, rules, now),
        CaseCommand.Close close => Close(one, close, by, rules, now),
        CaseCommand.Hold hold => Hold(one, hold, by, rules, now),
        CaseCommand.Extend extend => Extend(one, extend, by, rules, now),
        CaseCommand.Approve => Approve(one, by, rules, now),
        CaseCommand.Refuse refuse => Refuse(one, refuse, by, rules, now),
        CaseCommand.Supervise supervise => !one.IsOpen ? CaseChange.WrongState
            : IsText(supervise.Text) ? Event(CaseEventKind.Supervised, by, now, supervise.Text) : CaseChange.TextNeeded,
        CaseCommand.Merge merge => Merge(one, merge.Into, by, now),
        CaseCommand.Unmerge => Unmerge(one, by, rules, now),
        CaseCommand.Join => one.IsOpen || one.State == CaseState.Answered ? Event(CaseEventKind.Joined, by, now) : CaseChange.WrongState,
        CaseCommand.Verdict verdict => Verdict(one, verdict, by, rules, now),
        CaseCommand.Rate rate => one.Rating is not null ? CaseChange.AlreadyRated : one.State != CaseState.Closed ? CaseChange.WrongState
            : Event(CaseEventKind.Rated, by, now, null, new CaseFacts { Rating = rate.Rating }),
        CaseCommand.Reopen reopen => Reopen(one, reopen.Reason, by, rules, now),
        CaseCommand.Withdraw => one.IsOpen ? Event(CaseEventKind.Withdrawn, by, now, null, new CaseFacts { NothingDue = true }) : CaseChange.WrongState,
        CaseCommand.Amend amend => one.State == CaseState.Received
            ? Event(CaseEventKind.Amended, by, now, amend.Words, new CaseFacts { Unit = amend.UnitId }) : CaseChange.WrongState,
        CaseCommand.Add add => Add(one, add.Words, by, rules, now),
        CaseCommand.Tick => Tick(one, rules, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    /// <summary>The first event of a case.</summary>
    public static CaseEvent File(CaseCategory category, CaseUrgency urgency, Guid? unit, CaseActor by, CaseRules rules, DateTimeOffset now) =>
        new(CaseEventKind.Filed, by, now, new CaseFacts
        {
            Unit = unit,
            Category = category,
            Urgency = urgency == CaseUrgency.Normal ? null : urgency,
            AnswerBy = rules.AnswerBy(now, category, urgency),
            Due = new CaseDue(CaseStep.Accept, rules.After(now, rules.TimesOf(urgency).Accept, urgency)),
        });

    private static CaseDecision Accept(Case one, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one.State != CaseState.Received)
            return CaseChange.WrongState;
        var unit = one.UnitId ?? by.UnitId;
        return unit is null ? CaseChange.DispatchFirst : !Has(by, unit, rules) ? CaseChange.NotYours
            : Event(CaseEventKind.Accepted, by, now, null, new CaseFacts { Unit = unit, Due = CheckInDue(one, rules, now) });
    }

    private static CaseDecision Classify(Case one, CaseCommand.Classify wanted, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        var category = wanted.Category is { } other && other != one.Category ? other : (CaseCategory?)null;
        var urgency = wanted.Urgency is { } pressing && pressing != one.Urgency ? pressing : (CaseUrgency?)null;
        var confidential = wanted.Confidential is { } closed && closed != one.IsConfidential ? closed : (bool?)null;
        if (category is null && urgency is null && confidential is null)
            return CaseDecision.Of();
        var facts = new CaseFacts
        {
            Category = category,
            CategoryBefore = category is null ? null : one.Category,
            Urgency = urgency,
            Confidential = confidential,
        };
        if (urgency is { } faster && one.IsOpen && one.State != CaseState.Held && one.PausedWith is null)
        {
            var answerBy = rules.AnswerBy(one.CreatedAt, category ?? one.Category, faster);
            var times = rules.TimesOf(faster);
            var due = one.DueStep switch
            {
                CaseStep.Accept => rules.After(now, times.Accept, faster),
                CaseStep.CheckIn or CaseStep.Whistle => rules.After(now, times.CheckIn, faster),
                _ => Later(answerBy, now),
            };
            facts = facts with { AnswerBy = Later(answerBy, now), Due = one.DueStep is { } step ? new CaseDue(step, due) : null };
        }

        return Event(CaseEventKind.Classified, by, now, null, facts);
    }

    private static CaseDecision Dispatch(Case one, CaseCommand.Dispatch to, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one.State == CaseState.Received && one.UnitId is not null)
            return CaseChange.AcceptFirst;
        if (one.State is not (CaseState.Received or CaseState.Accepted or CaseState.Dispatched or CaseState.InProgress) || one.IsWhistled)
            return CaseChange.WrongState;
        if (one.UnitId is not null && !Has(by, one.UnitId, rules))
            return CaseChange.NotYours;
        if (rules.Territory.InUse(to.UnitId) is not { } target)
            return CaseChange.UnknownUnit;
        if (target.Id == one.UnitId)
            return CaseChange.SameUnit;
        var isFromCommunity = rules.Territory.Find(by.UnitId) is { Kind: UnitKind.Community or UnitKind.GridCell };
        if (target.Kind == UnitKind.Department && isFromCommunity && to.Basis is null)
            return CaseChange.BasisNeeded;
        return CaseDecision.Of(new CaseEvent(CaseEventKind.Dispatched, by, now, new CaseFacts { Unit = target.Id, Due = CheckInDue(one, rules, now) })
        {
            Basis = to.Basis,
        });
    }

    private static CaseDecision CheckIn(Case one, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one.State == CaseState.Received)
            return CaseChange.AcceptFirst;
        var unit = Seat(one, by, rules);
        var isCalled = one.State is CaseState.Dispatched or CaseState.InProgress && unit is not null;
        if (one.State is not (CaseState.Accepted or CaseState.Dispatched) && !isCalled)
            return CaseChange.WrongState;
        if (unit is null)
            return CaseChange.NotYours;
        if (one.SeatOf(unit)?.CheckedInAt is not null)
            return CaseChange.AlreadyCheckedIn;
        return one is { State: CaseState.Accepted, IsWhistled: true } ? CaseChange.LeadNotNamed : CaseDecision.Of(CheckedIn(one, unit, by, rules, now));
    }

    /// <summary>The answer is due once the unit that has the case is there; of others that were called it is only noted.</summary>
    private static CaseEvent CheckedIn(Case one, Guid? unit, CaseActor by, CaseRules rules, DateTimeOffset now) =>
        new(CaseEventKind.CheckedIn, by, now, new CaseFacts
        {
            Unit = unit,
            Due = unit == one.UnitId ? new CaseDue(CaseStep.Answer, Later(AnswerBy(one, rules, now), now)) : null,
        });

    private static CaseDecision Return(Case one, CaseCommand.Return back, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one.State is not (CaseState.Dispatched or CaseState.InProgress) || one.ReturnsTo is null || one.IsWhistled)
            return CaseChange.WrongState;
        if (!Has(by, one.UnitId, rules))
            return CaseChange.NotYours;
        if (!IsText(back.Reason))
            return CaseChange.TextNeeded;
        // A unit that was disabled meanwhile takes nothing back: the next above it does.
        var to = rules.Territory.InUse(one.ReturnsTo)?.Id ?? rules.Territory.Above(one.ReturnsTo)?.Id ?? one.ReturnsTo;
        var returned = new CaseEvent(CaseEventKind.Returned, by, now, new CaseFacts { Unit = to, Due = NextDue(one, rules, now) })
        {
            Basis = back.Duty,
            Note = back.Reason.Trim(),
        };
        if (one.Returns + 1 < ReturnsBeforeWhistle)
            return CaseDecision.Of(returned);
        var street = rules.Territory.InUse(one.LeadUnitId) is { Kind: UnitKind.Street or UnitKind.District or UnitKind.City } lead ? lead
            : rules.Territory.Above(one.LeadUnitId);
        return CaseDecision.Of(
            returned,
            new CaseEvent(CaseEventKind.Whistled, CaseActor.System, now, new CaseFacts
            {
                Unit = street?.Id ?? to,
                ByItself = true,
                Due = new CaseDue(CaseStep.Whistle, rules.After(now, rules.TimesOf(one.Urgency).CheckIn, one.Urgency)),
            }));
    }

    private static CaseDecision Whistle(Case one, CaseCommand.Whistle call, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one.State == CaseState.Received)
            return CaseChange.AcceptFirst;
        if (one.State is not (CaseState.Accepted or CaseState.Dispatched or CaseState.InProgress))
            return CaseChange.WrongState;
        if (!Has(by, one.UnitId, rules))
            return CaseChange.NotYours;
        var units = call.Units.Distinct().ToList();
        if (units.Count is 0 or > MostCalled || !units.Contains(call.Lead))
            return CaseChange.LeadNotNamed;
        if (units.Exists(unit => rules.Territory.InUse(unit) is null))
            return CaseChange.UnknownUnit;
        return Event(CaseEventKind.Whistled, by, now, null, new CaseFacts { Unit = call.Lead, Units = units, Due = CheckInDue(one, rules, now) });
    }

    private static CaseDecision Reply(Case one, CaseCommand.Reply reply, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (!IsText(reply.Text))
            return CaseChange.TextNeeded;
        var waits = reply.Asks && one is { State: CaseState.Accepted or CaseState.InProgress, DueAt: { } due, DueStep: CaseStep.Answer, PausedWith: null }
            && due > now;
        if (!waits)
            return Event(CaseEventKind.Replied, by, now, reply.Text);
        var left = Left(one, rules, now);
        var later = After(one, rules, now, left + TimeSpan.FromHours(LongestPause));
        return Event(CaseEventKind.Replied, by, now, reply.Text, new CaseFacts
        {
            PausedWith = (int)left.TotalMinutes,
            AnswerBy = later,
            Due = new CaseDue(CaseStep.Answer, later),
        });
    }

    private static CaseDecision Add(Case one, string words, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one is not { PausedWith: { } minutes, DueStep: CaseStep.Answer })
            return Event(CaseEventKind.Added, by, now, words);
        var due = After(one, rules, now, TimeSpan.FromMinutes(minutes));
        return Event(CaseEventKind.Added, by, now, words, new CaseFacts { Runs = true, AnswerBy = due, Due = new CaseDue(CaseStep.Answer, due) });
    }

    private static CaseDecision Answer(Case one, CaseCommand.Answer answer, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one.State == CaseState.Merged && by.Kind == CaseActorKind.System)
            return Event(CaseEventKind.Answered, by, now, answer.Text, new CaseFacts { Due = new CaseDue(CaseStep.Verdict, now + rules.CloseAfter) });
        if (one.State == CaseState.Received)
            return CaseChange.AcceptFirst;
        if (one.State == CaseState.Dispatched || one is { State: CaseState.Accepted, IsWhistled: true })
            return CaseChange.CheckInFirst;
        if (one.State is not (CaseState.Accepted or CaseState.InProgress))
            return CaseChange.WrongState;
        if (!Has(by, one.UnitId, rules))
            return CaseChange.NotYours;
        if (!IsText(answer.Text))
            return CaseChange.TextNeeded;
        var answered = new CaseEvent(CaseEventKind.Answered, by, now, new CaseFacts { Due = new CaseDue(CaseStep.Verdict, now + rules.CloseAfter) })
        {
            Note = answer.Text.Trim(),
        };
        // Who handles what it accepted has checked in by that.
        return one.State == CaseState.Accepted ? CaseDecision.Of(CheckedIn(one, one.UnitId, by, rules, now), answered) : CaseDecision.Of(answered);
    }

    private static CaseDecision Close(Case one, CaseCommand.Close close, CaseActor by, CaseRules rules, DateTimeOffset now) =>
        one.State != CaseState.Answered ? CaseChange.WrongState
        : one.AnsweredAt + rules.CloseAfter > now ? CaseChange.ResidentHasTheWord
        : !IsText(close.Text) ? CaseChange.TextNeeded
        : !Has(by, one.UnitId, rules) ? CaseChange.NotYours
        : Event(CaseEventKind.Lapsed, by, now, close.Text, new CaseFacts { NothingDue = true });

    private static CaseDecision Hold(Case one, CaseCommand.Hold hold, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one.State is not (CaseState.Accepted or CaseState.InProgress))
            return CaseChange.WrongState;
        if (!Has(by, one.UnitId, rules))
            return CaseChange.NotYours;
        if (!IsText(hold.Reason))
            return CaseChange.TextNeeded;
        var today = CityTime.Today(now);
        return hold.Until <= today || hold.Until > today.AddDays(LongestHold) ? CaseChange.DateOutOfRange
            : Event(CaseEventKind.Held, by, now, hold.Reason, new CaseFacts
            {
                Until = hold.Until,
                Due = new CaseDue(CaseStep.Review, CityTime.At(hold.Until, rules.Options.OpensAt)),
            });
    }

    private static CaseDecision Extend(Case one, CaseCommand.Extend extend, CaseActor by, CaseRules rules, DateTimeOffset now) =>
        one.State is not (CaseState.Accepted or CaseState.Dispatched or CaseState.InProgress) || one.WantsDays is not null ? CaseChange.WrongState
        : !Has(by, one.UnitId, rules) ? CaseChange.NotYours
        : extend.Days is < 1 or > LongestExtension || one.Extensions >= MostExtensions ? CaseChange.DaysOutOfRange
        : !IsText(extend.Reason) ? CaseChange.TextNeeded
        : Event(CaseEventKind.ExtensionAsked, by, now, extend.Reason, new CaseFacts { Days = extend.Days });

    /// <summary>By the unit above the one that asked: nobody grants it to themselves.</summary>
    private static CaseDecision Approve(Case one, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one.WantsDays is not { } days || !one.IsOpen)
            return CaseChange.NothingToApprove;
        if (by.UnitId is not null && by.UnitId == one.UnitId)
            return CaseChange.NotYours;
        var answerBy = rules.Hours.After(AnswerBy(one, rules, now), rules.Hours.Day * days);
        return Event(CaseEventKind.Extended, by, now, null, new CaseFacts
        {
            Days = days,
            AnswerBy = answerBy,
            Due = one.DueStep == CaseStep.Answer ? new CaseDue(CaseStep.Answer, answerBy) : null,
        });
    }

    private static CaseDecision Refuse(Case one, CaseCommand.Refuse refuse, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        if (one.State is not (CaseState.Received or CaseState.Accepted))
            return CaseChange.WrongState;
        if (one.UnitId is not null && !Has(by, one.UnitId, rules))
            return CaseChange.NotYours;
        return !IsText(refuse.Reason) ? CaseChange.TextNeeded
            : CaseDecision.Of(new CaseEvent(CaseEventKind.Refused, by, now, new CaseFacts { NothingDue = true })
            {
                Basis = refuse.Code.ToString(),
                Note = refuse.Reason.Trim(),
            });
    }

    private static CaseDecision Merge(Case one, Case into, CaseActor by, DateTimeOffset now) =>
        !one.IsOpen ? CaseChange.WrongState
        : into.Id == one.Id || !(into.IsOpen || into.State == CaseState.Answered) ? CaseChange.IntoMerged
        : Event(CaseEventKind.Merged, by, now, null, new CaseFacts { Into = into.Id, NothingDue = true });

    private static CaseDecision Unmerge(Case one, CaseActor by, CaseRules rules, DateTimeOffset now) =>
        one.State != CaseState.Merged ? CaseChange.WrongState
        : Event(CaseEventKind.Unmerged, by, now, null, new CaseFacts
        {
            Due = NextDue(one, rules, now),
        });

    private static CaseDecision Verdict(Case one, CaseCommand.Verdict verdict, CaseActor by, CaseRules rules, DateTimeOffset now)
    {
        // Who says afterwards that it was not solved opens it again; the first word is not overwritten otherwise.
        if (one.State == CaseState.Closed && verdict.Solved == Solved.No)
            return Reopen(one, verdict.Words ?? "", by, rules, now);
        if (one.State != CaseState.Answered)
            return one is { State: CaseState.Closed, Rating: not null } ? CaseChange.AlreadyRated : CaseChange.WrongState;
        var word = new CaseEvent(CaseEventKind.Verdict, by, now, new CaseFacts
        {
            Solved = verdict.Solved,
            Rating = verdict.Rating,
            NothingDue = verdict.Solved != Solved.No ? true : null,
        })
        {
            Note = Words(verdict.Words),
        };
        return verdict.Solved == Solved.No ? CaseDecision.Of(word, Reopened(one, null, CaseActor.System, rules, now)) : CaseDecision.Of(word);
    }

    private static CaseDecision Reopen(Case one, string reason, CaseActor by, CaseRules rules, DateTimeOffset now) =>
        one.State is not (CaseState.Closed or CaseState.Refused) ? CaseChange.WrongState
        : one.ChangedAt + ReopenedWithin < now ? CaseChange.TooLate
        : by.Kind == CaseActorKind.Staff && !IsText(reason) ? CaseChange.TextNeeded
        : CaseDecision.Of(Reopened(one, Words(reason), by, rules, now));

    /// <summary>One level up: who said it was done does not look at it again alone.</summary>
    private static CaseEvent Reopened(Case one, string? reason, CaseActor by, CaseRules rules, DateTimeOffset now) =>
        new(CaseEventKind.Reopened, by, now, new CaseFacts
        {
            Unit = rules.Territory.Above(Highest(one, rules))?.Id ?? one.UnitId ?? by.UnitId ?? rules.Territory.Top?.Id,
            AnswerBy = rules.AnswerBy(now, one.Category, one.Urgency),
            Due = CheckInDue(one, rules, now),
        })
        {
            Note = reason,
        };

    /// <summary>From where it goes up: the unit that leads it, or the level to which it was opened before.</summary>
    private static Guid? Highest(Case one, CaseRules rules) =>
        one.Level is { } level ? level : rules.Territory.Find(one.LeadUnitId) is null ? one.UnitId : one.LeadUnitId;

    private static CaseDecision Tick(Case one, CaseRules rules, DateTimeOffset now)
    {
        if (one is not { DueStep: { } step, DueAt: { } due } || now < one.NextTick)
            return CaseDecision.Of();
        if (now < due)
            return Event(CaseEventKind.Warned, CaseActor.System, now, null, new CaseFacts { Step = step });
        return step switch
        {
            CaseStep.Verdict => Event(CaseEventKind.Lapsed, CaseActor.System, now, null, new CaseFacts { NothingDue = true }),
            CaseStep.Review => Event(CaseEventKind.Resumed, CaseActor.System, now, null, new CaseFacts
            {
                AnswerBy = rules.AnswerBy(now, one.Category, one.Urgency),
                Due = new CaseDue(CaseStep.Answer, rules.AnswerBy(now, one.Category, one.Urgency)),
            }),
            _ when one.IsOverdue => CaseDecision.Of(),
            _ => Event(CaseEventKind.Overdue, CaseActor.System, now, null, new CaseFacts { Step = step }),
        };
    }

    private static CaseDecision Event(CaseEventKind kind, CaseActor by, DateTimeOffset now, string? note = null, CaseFacts? facts = null) =>
        CaseDecision.Of(new CaseEvent(kind, by, now, facts) { Note = Words(note) });

    /// <summary>What is due of a case that came back: somebody accepts it, or who leads it goes on.</summary>
    private static CaseDue NextDue(Case one, CaseRules rules, DateTimeOffset now) => one.LeadUnitId is null
        ? new CaseDue(CaseStep.Accept, rules.After(now, rules.TimesOf(one.Urgency).Accept, one.Urgency))
        : CheckInDue(one, rules, now);

    private static CaseDue CheckInDue(Case one, CaseRules rules, DateTimeOffset now) =>
        new(CaseStep.CheckIn, rules.After(now, rules.TimesOf(one.Urgency).CheckIn, one.Urgency));

    /// <summary>
    /// The unit for which somebody checks in: that which has the case, else one that was called. An administrator speaks for the first.
    /// </summary>
    private static Guid? Seat(Case one, CaseActor by, CaseRules rules)
    {
        var has = Has(by, one.UnitId, rules);
        if (has && one.SeatOf(one.UnitId)?.CheckedInAt is null)
            return one.UnitId;
        var called = one.Seats.Where(seat => seat.IsCalled && Has(by, seat.UnitId, rules)).OrderBy(seat => seat.CheckedInAt).FirstOrDefault();
        return called?.UnitId ?? (has ? one.UnitId : null);
    }

    /// <summary>Whether somebody acts for a unit: it is theirs, or below theirs.</summary>
    private static bool Has(CaseActor by, Guid? unit, CaseRules rules) =>
        by.Kind != CaseActorKind.Staff || by.UnitId is null || rules.Territory.IsWithin(unit, by.UnitId);

    private static TimeSpan Left(Case one, CaseRules rules, DateTimeOffset now) =>
        one.Urgency == CaseUrgency.Emergency ? one.AnswerBy - now : rules.Hours.Between(now, one.AnswerBy);

    private static DateTimeOffset After(Case one, CaseRules rules, DateTimeOffset now, TimeSpan time) => rules.After(now, time.TotalHours, one.Urgency);

    /// <summary>A case of before deadlines were kept has none yet.</summary>
    private static DateTimeOffset AnswerBy(Case one, CaseRules rules, DateTimeOffset now) =>
        one.AnswerBy == default ? rules.AnswerBy(now, one.Category, one.Urgency) : one.AnswerBy;

    /// <summary>What is due in the past is due now.</summary>
    private static DateTimeOffset Later(DateTimeOffset due, DateTimeOffset now) => due > now ? due : now;

    private static bool IsText(string? text) => text?.Trim().Length is > 0 and <= LongestText;

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
