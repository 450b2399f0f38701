namespace ResidentAssistant.Web.Api.Cases;

/// <summary>An item of the duty list as programs see it.</summary>
internal sealed record DutyView(Guid Id, string Number, string Unit, string Category, string Text);
