namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What is known of a volunteer lawyer besides the account.</summary>
public sealed class LawyerProfile
{
    private LawyerProfile()
    {
    }

    /// <param name="lawyerId">The account.</param>
    /// <param name="firm">Law firm or office, up to 100 characters; may be empty.</param>
    /// <param name="fields">What the lawyer works in; none: anything.</param>
    /// <param name="isWoman">Null: not said.</param>
    public LawyerProfile(Guid lawyerId, string firm, IReadOnlyList<LegalField> fields, bool? isWoman)
    {
        LawyerId = lawyerId;
        Firm = firm;
        Fields = fields;
        IsWoman = isWoman;
    }

    public Guid LawyerId { get; private set; }
    public string Firm { get; private set; } = "";
    public IReadOnlyList<LegalField> Fields { get; private set; } = [];
    public bool? IsWoman { get; private set; }

    internal void Change(LawyerProfile to) => (Firm, Fields, IsWoman) = (to.Firm, to.Fields, to.IsWoman);
}
