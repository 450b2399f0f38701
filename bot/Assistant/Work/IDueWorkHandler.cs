using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Work;

/// <summary>Does the due work of one kind. All it does stands in the transaction it is given: it is rolled back and tried again when it throws.</summary>
public interface IDueWorkHandler
{
    /// <summary>At most 64 characters; no other handler has it.</summary>
    string Kind { get; }

    /// <summary>How often it is looked for, on each node; what somebody waits for at the screen more often than what has minutes.</summary>
    TimeSpan Every => TimeSpan.FromSeconds(15);

    /// <summary>
    /// Takes the lock under which the work is scheduled and withdrawn, before its row is deleted: so that whoever withdraws it and this transaction
    /// lock in the same order.
    /// </summary>
    Task LockAsync(AppDb db, string key, CancellationToken cancellation);

    /// <summary>Does it. Its row is deleted already, so that it may be scheduled anew.</summary>
    /// <returns>The conversation that has news, to be signalled once they are committed; null when there is none.</returns>
    Task<Guid?> RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation);
}
