using System.Security.Cryptography;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Who comes to a session, with how many (报名). A resident has one for each session, also after it was given back.</summary>
public sealed class Registration
{
    /// <summary>Most people who come on one registration.</summary>
    public const int PeopleAtMost = 9;

    private Registration()
    {
    }

    public Registration(Guid sessionId, RegistrationRequest request, RegistrationState state, int place, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        SessionId = sessionId;
        ResidentId = request.ResidentId;
        Begin(request, state, place, now);
    }

    public Guid Id { get; private set; }
    public Guid SessionId { get; private set; }

    /// <summary>Null: registered by another system, or at the door.</summary>
    public Guid? ResidentId { get; private set; }

    /// <summary>Where the resident is told; null: nowhere.</summary>
    public Guid? ConversationId { get; private set; }

    /// <summary>The channel or system it came from: webchat, wechat, desk, or the name of a key.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Six characters to show at the door; without 0, O, 1 and I.</summary>
    public string Code { get; private set; } = "";

    public RegistrationState State { get; private set; }

    /// <summary>People who come along, from 0.</summary>
    public int Guests { get; private set; }

    /// <summary>Its place among those who signed up for the session: who waits moves up in this order.</summary>
    public int Place { get; private set; }

    /// <summary>Who comes, when no conversation tells it; sealed.</summary>
    public string? PersonName { get; private set; }

    /// <summary>Sealed.</summary>
    public string? PersonPhone { get; private set; }

    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public DateTimeOffset? CheckedInAt { get; private set; }

    /// <summary>How the resident liked it: 3 good, 2 fair, 1 not good; null: not said.</summary>
    public int? Stars { get; private set; }

    /// <summary>What the resident asked or wished afterwards; sealed.</summary>
    public string? Remark { get; private set; }

    /// <summary>Grows with each change.</summary>
    public int Version { get; private set; }

    public int People => Guests + 1;

    /// <summary>It has seats or waits for them.</summary>
    public bool Stands => State is RegistrationState.Registered or RegistrationState.Waiting;

    /// <summary>Signs up, also once more after it was given back: with another code and at the end of the line.</summary>
    internal void Begin(RegistrationRequest request, RegistrationState state, int place, DateTimeOffset now)
    {
        Code = RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 6);
        (ConversationId, Source, PersonName, PersonPhone) = (request.ConversationId, request.Source, request.Name, request.Phone);
        (State, Guests, Place, At, CancelledAt) = (state, request.People - 1, place, now, null);
        Version++;
    }

    internal void MoveUp() => (State, Version) = (RegistrationState.Registered, Version + 1);

    internal void ComeWith(int people) => (Guests, Version) = (people - 1, Version + 1);

    internal void Cancel(DateTimeOffset now) => (State, CancelledAt, Version) = (RegistrationState.Cancelled, now, Version + 1);

    internal void CheckIn(DateTimeOffset at) => (State, CheckedInAt, Version) = (RegistrationState.CheckedIn, at, Version + 1);

    internal void Rate(int stars) => Stars = stars;

    internal void Say(string remark) => Remark = remark;
}
