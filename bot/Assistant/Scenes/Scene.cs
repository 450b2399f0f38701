namespace ResidentAssistant.Assistant.Scenes;

/// <summary>A QR code that the city has put up (场景码). Its id says nothing about what it stands for.</summary>
public sealed class Scene
{
    /// <summary>Letters of a title.</summary>
    public const int TitleLimit = 100;

    private Scene()
    {
    }

    /// <param name="id">1 to 64 letters or digits; printed into the code.</param>
    /// <param name="subject">Unit: null. Doorplate: the place. Campaign: the command it begins, e.g. <c>appointment.book</c>.</param>
    public Scene(string id, SceneKind kind, string title, Guid? unitId, string? subject, DateTimeOffset now)
    {
        Id = id;
        Kind = kind;
        Title = title;
        UnitId = unitId;
        Subject = subject;
        CreatedAt = now;
    }

    /// <summary>Whether a text can be a scene's id: 1 to 64 letters or digits.</summary>
    public static bool IsId(string text) => text.Length is >= 1 and <= 64 && text.All(char.IsAsciiLetterOrDigit);

    public string Id { get; private set; } = "";
    public SceneKind Kind { get; private set; }

    /// <summary>For staff and for the greeting, e.g. 阳光小区3号楼门牌; sealed, since a door may be somebody's.</summary>
    public string Title { get; private set; } = "";
    public Guid? UnitId { get; private set; }
    public string? Subject { get; private set; }
    public int Scans { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
}
