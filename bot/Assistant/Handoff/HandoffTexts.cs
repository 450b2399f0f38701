using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What residents read around a hand-off.</summary>
public static class HandoffTexts
{
    public const string NotWaiting = "您现在没有在排队。";
    public const string LeftQueue = "好的，不排队了。有事随时叫我。";

    public const string KeptForLawyer = "记下了，律师来了就能看到。等的时候，也可以先查查法律是怎么说的。";
    public const string AskLaw = "先查法律";
    public const string PhotosKept = "照片收到了，律师来了就能看到。";

    public static readonly Choice LeaveChoice = new("不等了", "lawyer.leave");

    public static readonly MenuEntry MenuEntry = new(60, DialogTexts.HumanChoice) { Examples = ["找律师：“转人工”"] };

    /// <summary>What is offered to whoever waits for a lawyer: to leave the queue, and to book one instead where that can be done.</summary>
    public static IReadOnlyList<Choice> WhileWaiting(MainMenu menu) =>
        [LeaveChoice, .. menu.Choices.Where(choice => choice.Command == "appointment.book")];

    public static string Queued(int ahead) => ahead == 0
        ? "已经帮您叫值班律师，您排在第一位。律师上线会直接在这里回您，您可以先把情况写下来。"
        : $"已经帮您叫值班律师，前面还有 {ahead} 位。律师会直接在这里回您，您可以先把情况写下来，也可以先约周四的律师。";

    public static string StillWaiting(int ahead) => ahead == 0 ? "您已经在排队了，排在第一位，律师上线就回您。" : $"您已经在排队了，前面还有 {ahead} 位，请稍等。";

    public static string Joined(string lawyer) => $"{lawyer}来了，接下来由{lawyer}和您说。";

    public static string BackInQueue(string lawyer) => $"{lawyer}现在不能接待了，您说的都留着。已经请别的值班律师来接，您排在前面，请稍等。";

    public static string Ended(string lawyer) => $"{lawyer}的接待结束了，现在又是我在。还有什么要办的，直接告诉我。";
}
