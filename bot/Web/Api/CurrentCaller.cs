using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Api;

/// <summary>Who calls in this request. A route takes the <see cref="ProgramCaller"/> itself.</summary>
internal sealed class CurrentCaller
{
    /// <summary>Null: nobody has shown a key or token that holds.</summary>
    public ProgramCaller? Value { get; set; }

    public static ProgramCaller? Of(HttpContext http) => http.RequestServices.GetRequiredService<CurrentCaller>().Value;
}
