using System.ComponentModel;

namespace ResidentAssistant.Web.Api.Reception;

/// <summary>Whether the lawyer can be asked.</summary>
internal sealed record PresenceBody
{
    [Description("on（可以派）、pause（手上的接着办）或 off")]
    public string? State { get; init; }

    [Description("同时最多接几位，1 到 20；不写就照原来的")]
    public int? Capacity { get; init; }
}
