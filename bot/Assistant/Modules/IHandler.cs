using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Modules;

/// <summary>What a module does when something has happened elsewhere, in the transaction in which it happened.</summary>
/// <typeparam name="T">What happened.</typeparam>
public interface IHandler<in T>
{
    /// <param name="db">Of the transaction; what is changed here is committed with the event, or not at all.</param>
    /// <param name="happened">The event.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the transaction without an effect.</param>
    Task HandleAsync(AppDb db, T happened, DateTimeOffset now, CancellationToken cancellation);
}
