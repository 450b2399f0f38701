using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Web.Api.Cases;

/// <summary>What is due next of a case, and when.</summary>
internal sealed record CaseDueView(CaseStep What, DateTimeOffset At);
