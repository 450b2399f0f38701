namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// Something a turn wants to know from outside (向外问), which takes longer than its transaction may. It is asked between two attempts at the turn, when
/// no lock is held; two of them that ask the same are equal.
/// </summary>
public abstract record Inquiry
{
    internal abstract Task<object> MakeAsync(CancellationToken cancellation);
}

/// <typeparam name="T">What comes of it.</typeparam>
public abstract record Inquiry<T> : Inquiry
    where T : class
{
    /// <param name="cancellation">Nobody waits for it any more.</param>
    public abstract Task<T> AskAsync(CancellationToken cancellation);

    internal sealed override async Task<object> MakeAsync(CancellationToken cancellation) => await AskAsync(cancellation);
}
