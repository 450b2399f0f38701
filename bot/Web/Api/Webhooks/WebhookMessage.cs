using ResidentAssistant.Web.Api.Cases;

namespace ResidentAssistant.Web.Api.Webhooks;

/// <summary>What a target is told.</summary>
/// <param name="Id">The same when it is told again.</param>
/// <param name="Event">e.g. case.filed.</param>
/// <param name="At">When it happened.</param>
/// <param name="Case">As it stands when it is sent; its version tells which of two messages is the newer one.</param>
internal sealed record WebhookMessage(Guid Id, string Event, DateTimeOffset At, CaseView Case);
