namespace ResidentAssistant.Assistant.Conversations;

/// <summary>A photo of a resident (照片); its sealed bytes lie in the attachments folder under its id.</summary>
public sealed class Attachment
{
    private Attachment()
    {
    }

    public Attachment(Guid id, string contentType, string name, int size, string? fingerprint = null)
    {
        Fingerprint = fingerprint;
        Id = id;
        ContentType = contentType;
        Name = name;
        Size = size;
    }

    public Guid Id { get; private set; }
    public Guid? ActivityId { get; private set; }

    /// <summary>The case it illustrates, once there is one.</summary>
    public Guid? CaseId { get; private set; }
    public string ContentType { get; private set; } = "";

    /// <summary>As the sender called the file; sealed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    /// <summary>Keyed hash of the bytes as they are kept: the same photo sent twice has it twice. Null: none was taken.</summary>
    public string? Fingerprint { get; private set; }

    public void Illustrate(Guid caseId) => CaseId = caseId;
}
