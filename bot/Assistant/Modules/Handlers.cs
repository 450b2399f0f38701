using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Modules;

/// <summary>Tells whoever handles it that something has happened.</summary>
internal static class Handlers
{
    /// <summary>One after the other, in the caller's transaction.</summary>
    public static async Task TellAsync<T>(this IEnumerable<IHandler<T>> handlers, AppDb db, T happened, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var handler in handlers)
            await handler.HandleAsync(db, happened, now, cancellation);
    }
}
