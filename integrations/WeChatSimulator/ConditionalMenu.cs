using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>A conditional menu (个性化菜单).</summary>
internal sealed record ConditionalMenu(long Id, JsonArray Buttons, JsonObject Rule);
