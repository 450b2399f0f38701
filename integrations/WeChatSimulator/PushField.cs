namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>One element of a push: a text, or elements inside it.</summary>
/// <param name="Optional">Some clients leave it out.</param>
internal sealed record PushField(string Name, string Value, bool Optional = false)
{
    public IReadOnlyList<PushField> Inner { get; init; } = [];

    public static PushField Group(string name, params PushField[] inner) => new(name, "") { Inner = inner };
}
