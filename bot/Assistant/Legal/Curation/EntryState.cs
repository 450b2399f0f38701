namespace ResidentAssistant.Assistant.Legal;

public enum EntryState
{
    /// <summary>草稿</summary>
    Draft,

    /// <summary>已发布</summary>
    Published,

    /// <summary>已过期</summary>
    Expired,
}
