namespace ResidentAssistant.Assistant.Staff;

/// <summary>What a key lets a program do (权限范围). Names are stored and stand in addresses of documentation: they never change.</summary>
public static class ApiScope
{
    /// <summary>File cases, and read back what was filed with the key.</summary>
    public const string CasesWrite = "cases:write";

    /// <summary>Read the cases of the key's unit and the units below it; without a unit, all.</summary>
    public const string CasesRead = "cases:read";

    public const string FiguresRead = "figures:read";
    public const string BookingsRead = "bookings:read";
    public const string BookingsWrite = "bookings:write";
    public const string Reception = "reception";

    /// <summary>All that there are, in the order in which they are told.</summary>
    public static IReadOnlyList<string> All { get; } = [CasesRead, CasesWrite, FiguresRead, BookingsRead, BookingsWrite, Reception];
}
