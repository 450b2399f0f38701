using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>From where a case came.</summary>
/// <param name="Source">The channel, or what another system calls its source (12345, 网格), at most <see cref="LongestSource"/> letters.</param>
/// <param name="ConversationId">Where it was filed; null: nobody can be told of it in a conversation.</param>
/// <param name="ResidentId">Who filed it; null: whoever it was, the city has only what was told.</param>
/// <param name="FiledBy">The key or the member of staff that filed it for somebody; null: the resident did.</param>
/// <param name="Reporter">The name that was given; null: none.</param>
/// <param name="ExternalId">Its number in the other system; null: none.</param>
public sealed record CaseOrigin(
    string Source, Guid? ConversationId = null, Guid? ResidentId = null, Guid? FiledBy = null, string? Reporter = null, string? ExternalId = null)
{
    /// <summary>Letters of a source.</summary>
    public const int LongestSource = 32;

    /// <summary>Letters of a number in another system.</summary>
    public const int LongestExternalId = 64;

    /// <summary>Letters of a reporter's name.</summary>
    public const int LongestReporter = 32;

    public static CaseOrigin Of(Conversation conversation) => new(conversation.Channel.Split(':')[0], conversation.Id, conversation.ResidentId);
}
