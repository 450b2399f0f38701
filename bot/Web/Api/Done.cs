using Microsoft.AspNetCore.Http.HttpResults;

namespace ResidentAssistant.Web.Api;

/// <summary>How the work of a call ended: with something to tell, or with a refusal that changed nothing.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Value">Told as JSON.</param>
/// <param name="Problem">Null: it is done.</param>
internal sealed record Done<T>(int Status, T? Value, ProblemHttpResult? Problem)
{
    public static implicit operator Done<T>(ProblemHttpResult problem) => new(problem.StatusCode, default, problem);
}
