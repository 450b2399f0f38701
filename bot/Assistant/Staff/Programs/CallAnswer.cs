namespace ResidentAssistant.Assistant.Staff;

/// <summary>What a call is answered.</summary>
/// <param name="Status">Of HTTP. From 400 up it is a refusal, which changed nothing: it is not kept, and the same call may be tried again.</param>
/// <param name="Body">JSON.</param>
public sealed record CallAnswer(int Status, string Body)
{
    public bool IsRefusal => Status >= 400;
}
