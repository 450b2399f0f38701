namespace ResidentAssistant.Assistant.Data.Keys;

/// <summary>
/// Proof that the keys at hand are those the data were sealed with: a known phrase, sealed with one key of the ring. There
/// is one for each key that ever sealed anything, so that a single lost key is noticed too.
/// </summary>
public sealed class KeyCanary
{
    internal const string Phrase = "ResidentAssistant.KeyCanary.v1";

    private KeyCanary()
    {
    }

    internal KeyCanary(Guid keyId, string sealedPhrase, string phraseHash, DateTimeOffset now)
    {
        KeyId = keyId;
        SealedPhrase = sealedPhrase;
        PhraseHash = phraseHash;
        CheckedAt = now;
    }

    /// <summary>Id of the key in the ring; its file is <c>key-{id}.xml</c>.</summary>
    public Guid KeyId { get; private set; }

    /// <summary>The phrase sealed with this key. Not opened by the mapping: that it cannot be opened must be told, not thrown.</summary>
    public string SealedPhrase { get; private set; } = "";

    /// <summary>The phrase hashed with the lookup key, which all keys of the ring share.</summary>
    public string PhraseHash { get; private set; } = "";

    /// <summary>When something was last written with this key at hand, by a start or by the readiness check.</summary>
    public DateTimeOffset CheckedAt { get; private set; }
}
