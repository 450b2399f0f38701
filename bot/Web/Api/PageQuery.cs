using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ResidentAssistant.Web.Api;

/// <summary>Which part of a list is asked for; a route takes it with <c>[AsParameters]</c>.</summary>
/// <param name="After">The <c>next</c> of the part before, see <see cref="Cursor"/>; null begins.</param>
/// <param name="Limit">From 1 to <see cref="Most"/>.</param>
internal sealed record PageQuery(
    [property: FromQuery(Name = "after"), Description("上一次回答里的 next，原样带回来；不带就从头开始。")] string? After,
    [property: FromQuery(Name = "limit"), Description("最多几条，1 到 200，默认 50。")] int? Limit)
{
    public const int Most = 200;
    public const int Usual = 50;

    /// <summary>Reads it.</summary>
    /// <param name="parts">Of the list's cursor.</param>
    /// <param name="page">What is asked for.</param>
    /// <returns>Why it cannot be read; null when it is read.</returns>
    public ProblemHttpResult? Refuse(int parts, out AskedPage page)
    {
        page = new AskedPage(null, Limit ?? Usual);
        if (page.Limit is < 1 or > Most)
            return Problems.Unreadable($"limit 要在 1 到 {Most} 之间。");
        if (string.IsNullOrEmpty(After))
            return null;
        page = page with { After = Cursor.Read(After, parts) };
        return page.After is null ? Problems.Unreadable("after 读不懂，请照上一次的 next 原样带回来。") : null;
    }
}
