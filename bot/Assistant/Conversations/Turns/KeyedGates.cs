namespace ResidentAssistant.Assistant.Conversations;

/// <summary>A gate for each key, passed by one at a time in order of arrival; a key that nobody uses takes no memory.</summary>
internal sealed class KeyedGates<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Gate> gates = [];

    /// <summary>Passes the gate; it opens for the next when the result is disposed.</summary>
    public async Task<IDisposable> EnterAsync(TKey key, CancellationToken cancellation)
    {
        Gate? gate;
        lock (gates)
        {
            if (!gates.TryGetValue(key, out gate))
                gates[key] = gate = new Gate(this, key);
            gate.Users++;
        }

        try
        {
            await gate.Turn.WaitAsync(cancellation);
            return gate;
        }
        catch
        {
            Leave(gate);
            throw;
        }
    }

    private void Leave(Gate gate)
    {
        lock (gates)
            if (--gate.Users == 0)
                gates.Remove(gate.Key);
    }

    private sealed class Gate(KeyedGates<TKey> all, TKey key) : IDisposable
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public TKey Key => key;

        /// <summary>Who is inside and who waits; under the lock of the gates.</summary>
        public int Users { get; set; }

        public void Dispose()
        {
            Turn.Release();
            all.Leave(this);
        }
    }
}
