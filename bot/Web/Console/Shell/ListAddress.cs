using Microsoft.AspNetCore.WebUtilities;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Addresses of lists with what is searched and filtered in them, and of the pages that lead back to such a list.</summary>
internal static class ListAddress
{
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

    /// <returns>Empty when the address does not have it.</returns>
    public static string ValueIn(string address, string name) =>
        QueryHelpers.ParseQuery(new Uri(address).Query).TryGetValue(name, out var value) ? value.ToString() : "";
}
