using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a sentence means according to staff (语句纠正); once approved, an example that the classifier learns.</summary>
public sealed partial class IntentCorrection
{
    private IntentCorrection()
    {
    }

    /// <param name="text">Redacted.</param>
    /// <param name="understood">What the assistant took it for.</param>
    /// <param name="intent">What it means.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="now">When.</param>
    /// <param name="vault">Makes the hash that keeps the text unique.</param>
    public IntentCorrection(string text, Intent understood, Intent intent, StaffIdentity by, DateTimeOffset now, Vault vault)
    {
        Id = Guid.CreateVersion7(now);
        Text = text;
        TextHash = HashOf(text, vault);
        Understood = understood;
        Propose(intent, by, now);
    }

    public Guid Id { get; private set; }

    /// <summary>Sealed; names, places and numbers are taken out.</summary>
    public string Text { get; private set; } = "";
    public string TextHash { get; private set; } = "";
    public Intent Understood { get; private set; }
    public Intent Intent { get; private set; }
    public CorrectionState State { get; private set; }
    public Guid ProposedBy { get; private set; }
    public string ProposedByName { get; private set; } = "";
    public DateTimeOffset ProposedAt { get; private set; }
    public string? ReviewedByName { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Grows with each review: the sum over all tells whether there is something new to learn.</summary>
    public int Version { get; private set; }

    public IntentExample Example => new(Intent, Learnt(Text));

    /// <summary>Equal for texts that are learned as the same.</summary>
    public static string HashOf(string text, Vault vault) => vault.Hash("intent\n" + Repair.Plain(Learnt(text)));

    /// <summary>Without the marks that stand for what was taken out: residents do not write them.</summary>
    public static string Learnt(string text) => Mark().Replace(text, "");

    /// <summary>Something else is proposed for what was refused.</summary>
    /// <returns>False when it stands already, whatever it says.</returns>
    public bool ProposeAgain(Intent intent, StaffIdentity by, DateTimeOffset now)
    {
        if (State != CorrectionState.Refused)
            return false;
        Propose(intent, by, now);
        return true;
    }

    public void Review(bool approved, StaffIdentity by, DateTimeOffset now)
    {
        State = approved ? CorrectionState.Approved : CorrectionState.Refused;
        (ReviewedByName, ReviewedAt) = (by.Name, now);
        Version++;
    }

    private void Propose(Intent intent, StaffIdentity by, DateTimeOffset now) =>
        (State, Intent, ProposedBy, ProposedByName, ProposedAt) = (CorrectionState.Proposed, intent, by.Id, by.Name, now);

    [GeneratedRegex("〔[^〕]*〕", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Mark();
}
