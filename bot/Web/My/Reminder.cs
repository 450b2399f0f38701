namespace ResidentAssistant.Web.My;

/// <summary>The button that asks for notices (订阅通知), which WeChat's script draws.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Template">The notices that the resident is asked to accept.</param>
internal sealed record Reminder(string Account, string Template);
