using Microsoft.AspNetCore.WebUtilities;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Addresses of lists with what is searched and filtered in them, and of the pages that lead back to such a list.</summary>
internal static class ListAddress
{
    /// <summary>Letters of a value that are read; nobody searches for more.</summary>
    public const int Longest = 200;

    /// <summary>Letters of a query that are taken as they are: 200 of each of a page's values, encoded.</summary>
    private const int LongestQuery = 4000;

    /// <summary>A path with those of the values that are given.</summary>
    /// <param name="path">Of a page of the console.</param>
    /// <param name="values">By name; null and empty ones are left out.</param>
    public static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        foreach (var (name, value) in values)
            if (!string.IsNullOrWhiteSpace(value))
                path = QueryHelpers.AddQueryString(path, name, value.Trim());
        return path;
    }

    /// <summary>A path with the query of an address: from a list to a page and back.</summary>
    public static string Keep(string path, string address) => path + new Uri(address).Query;

    /// <returns>At most <see cref="Longest"/> letters; empty when the address does not have it.</returns>
    public static string ValueIn(string address, string name) =>
        QueryHelpers.ParseQuery(new Uri(address).Query).TryGetValue(name, out var value) ? Short(value.ToString()) : "";

    /// <summary>Leads from an address that is too long for what stands behind to one with the beginning of each value.</summary>
    public static Task ShortenAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || request.QueryString.Value is not { Length: > LongestQuery })
            return next(context);
        context.Response.Redirect(
            Of(request.PathBase + request.Path, [.. request.Query.Take(10).Select(part => (Short(part.Key), (string?)Short(part.Value.ToString())))]));
        return Task.CompletedTask;
    }

    private static string Short(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
