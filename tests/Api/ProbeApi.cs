using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Web.Api;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Tests.Api;

/// <summary>Routes of a module that there is not, one for each way to declare who is admitted and to refuse.</summary>
internal sealed class ProbeApi : WebModule
{
    /// <summary>What writing a note leaves.</summary>
    public const string Action = "probe.note";

    public override Type? Of => null;

    public override void MapApi(IEndpointRouteBuilder api)
    {
        var probe = api.MapGroup("/probe").OpenTo(ApiScope.FiguresRead);
        probe.MapGet("/figures", (ProgramCaller caller) => Named(caller));
        probe.MapGet("/deliveries", (ProgramCaller caller) => Named(caller)).OpenTo(StaffActions.Deliveries);
        probe.MapGet("/open", () => new { open = true }).OpenToEverybody();
        probe.MapGet("/stale", () => Problems.Stale(7)).OpenToEverybody();
        probe.MapGet("/broken", string () => throw new InvalidOperationException("the secret of the database")).OpenToEverybody();
        probe.MapPost("/notes", WriteAsync).OpenTo(ApiScope.CasesWrite).MayComeTwice();
        api.MapGet("/undeclared", () => new { open = true });
    }

    private static Task<IResult> WriteAsync(HttpContext http, Note note, ProgramCaller caller, Once once, TimeProvider clock) => once.RunAsync<Written>(
        http,
        async db =>
        {
            if (note.Text == "禁")
                return Problems.Refused("forbidden_word", "这个词不能用。");
            var entry = AuditEntry.Of(caller, Action, note.Text, clock.GetUtcNow());
            db.Audit.Add(entry);
            await db.SaveChangesAsync(http.RequestAborted);
            return new Done<Written>(StatusCodes.Status201Created, new Written(entry.Id, note.Text), null);
        });

    private static object Named(ProgramCaller caller) => caller switch
    {
        ProgramCaller.Key key => new { system = key.System, unit = key.UnitId },
        ProgramCaller.Staff(var staff) => new { name = staff.Name, role = staff.Role },
        _ => throw new InvalidOperationException(),
    };

    internal sealed record Note(string Text);

    internal sealed record Written(Guid Id, string Text);
}
