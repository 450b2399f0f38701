namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>How a line is drawn.</summary>
internal enum LineKind
{
    Text,
    Picture,
    Voice,
    Video,
    Music,
    News,
    Menu,
    MiniProgram,
    Card,
    Location,
    Sticker,
    Notice,
    System,
}
