using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What a lawyer does with a conversation that waits or is held.</summary>
public abstract record ReceptionCommand
{
    private ReceptionCommand()
    {
    }

    /// <summary>Takes it over: who is asked to, and from the queue anybody while nobody else is asked.</summary>
    public sealed record Claim : ReceptionCommand;

    /// <summary>Does not take over what was offered.</summary>
    public sealed record Decline : ReceptionCommand;

    /// <param name="Text">To the resident; not empty, at most <see cref="Reception.LongestText"/> letters.</param>
    public sealed record Say(string Text) : ReceptionCommand;

    /// <param name="Text">For lawyers alone; not empty, at most <see cref="HandoffNote.Longest"/> letters.</param>
    public sealed record Note(string Text) : ReceptionCommand;

    /// <summary>Hands it on: to a person, or to whoever is next in the field; the resident keeps the place in the queue.</summary>
    /// <param name="To">Another lawyer; null: the queue.</param>
    /// <param name="Field">What it is about; null: as before.</param>
    /// <param name="Remark">A note for whoever takes it; may be empty.</param>
    public sealed record Transfer(Guid? To, LegalField? Field, string Remark) : ReceptionCommand;

    /// <param name="Reader">Another lawyer, who may read along from now on.</param>
    public sealed record Invite(Guid Reader) : ReceptionCommand;

    /// <param name="Result">What came of it; null: not said.</param>
    /// <param name="Field">What it was about; null: as before.</param>
    public sealed record End(BookingResult? Result = null, LegalField? Field = null) : ReceptionCommand;
}
