using System.Text;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Writes pushes: tidy as in the documents, or as different as clients and years have made them.</summary>
internal static class PushXml
{
    private static readonly string[] Strange =
        ["<UnknownElement><![CDATA[新字段]]></UnknownElement>", "<MsgSource>0</MsgSource>", "<Extra><Deep><![CDATA[<xml>]]></Deep></Extra>"];

    public static string Write(SimulatedAccount account, PushMessage message, Chance chance, bool untidy)
    {
        List<PushField> fields =
        [
            new("ToUserName", account.OriginalId),
            new("FromUserName", message.From),
            new("CreateTime", message.At.ToUnixTimeSeconds().ToString()),
            new("MsgType", message.Type),
            .. message.Fields,
        ];
        if (!untidy)
            return $"<xml>{string.Concat(fields.Select(field => Element(field, "")))}</xml>";
        fields.RemoveAll(field => field.Optional && chance.Coin(0.5));
        var parts = fields.ConvertAll(field => Element(field, Space(chance)));
        if (chance.Coin(0.5))
            parts.Add(Strange[chance.Below(Strange.Length)]);
        for (var i = parts.Count - 1; i > 0; i--)
        {
            var j = chance.Below(i + 1);
            (parts[i], parts[j]) = (parts[j], parts[i]);
        }

        return $"<xml>{Space(chance)}{string.Concat(parts.Select(part => part + Space(chance)))}</xml>";
    }

    /// <summary>What stands around an encrypted message: nothing in safe mode, the clear copy in compatible mode.</summary>
    public static string Envelope(SimulatedAccount account, string encrypted, string? clear)
    {
        var cipher = $"<Encrypt><![CDATA[{encrypted}]]></Encrypt>";
        return clear is null
            ? $"<xml><ToUserName><![CDATA[{account.OriginalId}]]></ToUserName>{cipher}</xml>"
            : string.Concat(clear.AsSpan(0, clear.LastIndexOf("</xml>", StringComparison.Ordinal)), cipher, "</xml>");
    }

    private static string Element(PushField field, string space) => field switch
    {
        { Inner.Count: > 0 } => $"<{field.Name}>{space}{string.Concat(field.Inner.Select(inner => Element(inner, space)))}</{field.Name}>{space}",
        { Name: "CreateTime" or "MsgId" or "MsgID" or "Location_X" or "Location_Y" or "Scale" or "Count" or "Idx" } =>
            $"<{field.Name}>{field.Value}</{field.Name}>",
        _ => $"<{field.Name}>{CData(field.Value)}</{field.Name}>",
    };

    private static string CData(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
            if (rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF))
                clean.Append(rune.ToString());
        return $"<![CDATA[{clean.Replace("]]>", "]]]]><![CDATA[>")}]]>";
    }

    private static string Space(Chance chance) => chance.Below(4) switch { 0 => "\n", 1 => "\r\n  ", 2 => " ", _ => "" };
}
