using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>The content of template messages and subscription notices.</summary>
internal static class Notice
{
    /// <returns>0, or 47003 and which value is wrong.</returns>
    public static int Check(NoticeTemplate template, JsonNode? data, out string? wrong)
    {
        foreach (var (_, key) in template.Lines)
        {
            var problem = Value(data, key) is { } value ? TemplateValues.Check(template, key, value) : "is missing";
            if (problem is null)
                continue;
            wrong = $"argument invalid! data.{key}.value {problem}";
            return 47003;
        }

        wrong = null;
        return 0;
    }

    /// <summary>Title and lines; values of unknown keys (first, remark) and colours are dropped.</summary>
    public static ScreenLine Line(LineOrigin origin, NoticeTemplate template, JsonNode? data, string url)
    {
        var text = string.Join('\n', template.Lines.Select(line => $"{line.Label}：{Value(data, line.Key)}").Prepend(template.Title));
        return new ScreenLine(origin, LineKind.Notice, text) { Url = url.Length > 0 ? url : null };
    }

    private static string? Value(JsonNode? data, string key) => ((data as JsonObject)?[key] as JsonObject)?["value"]?.ToString();
}
