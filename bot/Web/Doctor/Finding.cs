namespace ResidentAssistant.Web.Doctor;

/// <summary>One precondition and how it stands.</summary>
/// <param name="Name">What was looked at, in a word or two.</param>
/// <param name="Says">How it stands, without a full stop.</param>
/// <param name="Remedy">What to do, whole sentences; empty when nothing is to be done.</param>
internal sealed record Finding(string Name, Level Level, string Says, string Remedy = "");
