namespace ResidentAssistant.Web.StaffConsole;

/// <summary>How much of a long list a page draws: more is slow to draw, and nobody reads it. The search finds the rest.</summary>
internal static class ListShows
{
    public const int Most = 300;

    public static string Tell(int count) => count > Most ? $"只列出前 {Most} 个，共 {count} 个，其余的请搜索。" : $"共 {count} 个。";
}
