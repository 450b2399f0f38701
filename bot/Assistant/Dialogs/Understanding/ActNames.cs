namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Acts as files write them.</summary>
public static class ActNames
{
    /// <returns>Null when there is no act of this name.</returns>
    public static DialogAct? Named(string name) =>
        Enum.GetValues<DialogAct>().Select(act => (DialogAct?)act).FirstOrDefault(act => Of(act!.Value) == name);

    public static string Of(DialogAct act) => act.ToString().ToLowerInvariant();
}
