namespace ResidentAssistant.Knowledge;

/// <summary>Another process, or another index object in this one, is writing to the index folder. Try again when it is done.</summary>
public sealed class KnowledgeIndexBusyException : IOException
{
    /// <summary>Without a folder; prefer the constructor that names it.</summary>
    public KnowledgeIndexBusyException()
        : base("The knowledge index is being written by another process.")
    {
    }

    /// <param name="message">The full sentence.</param>
    public KnowledgeIndexBusyException(string message)
        : base(message)
    {
    }

    /// <param name="folder">The index folder.</param>
    /// <param name="inner">What the lock said.</param>
    public KnowledgeIndexBusyException(string folder, Exception inner)
        : base($"The knowledge index in {folder} is being written by another process.", inner)
    {
    }
}
