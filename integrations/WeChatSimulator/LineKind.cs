using System.Net;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

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
