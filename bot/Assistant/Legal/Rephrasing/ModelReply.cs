using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What came of asking a model.</summary>
public abstract record ModelReply
{
    private ModelReply()
    {
    }

    /// <summary>What it said, as yet unchecked.</summary>
    public sealed record Said(string Text) : ModelReply;

    /// <summary>It said nothing that can be read.</summary>
    public sealed record Nothing(Rephrasing Why) : ModelReply;
}
