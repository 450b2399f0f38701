namespace ResidentAssistant.Assistant.City;

/// <summary>An item of the duty list (权责清单): what a unit must handle, by law or by its charter. Who returns a case names one.</summary>
public sealed class Duty
{
    private Duty()
    {
    }

    /// <param name="id">Chosen by whoever adds it.</param>
    /// <param name="number">1 to 32 characters, e.g. CG-014; no other item has it.</param>
    /// <param name="unitId">Whose duty it is.</param>
    /// <param name="category">The name of the category of cases it is about.</param>
    /// <param name="text">What is to be done, at most 300 characters.</param>
    public Duty(Guid id, string number, Guid unitId, string category, string text) =>
        (Id, Number, UnitId, Category, Text) = (id, number, unitId, category, text);

    public Guid Id { get; private set; }
    public string Number { get; private set; } = "";
    public Guid UnitId { get; private set; }
    public string Category { get; private set; } = "";
    public string Text { get; private set; } = "";

    internal void Change(string number, Guid unitId, string category, string text) => (Number, UnitId, Category, Text) = (number, unitId, category, text);
}
