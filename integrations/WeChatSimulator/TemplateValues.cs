using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What a value of a template may be, by the beginning of its key.</summary>
internal static partial class TemplateValues
{
    /// <returns>Null, or what is wrong.</returns>
    public static string? Check(NoticeTemplate template, string key, string value)
    {
        if (value.Length == 0)
            return "is empty";
        if (template.Constants.TryGetValue(key, out var allowed) && !allowed.Contains(value))
            return "is not one of the constants";
        var length = new StringInfo(value).LengthInTextElements;
        return key.TrimEnd("0123456789".ToCharArray()) switch
        {
            "thing" => Fits(length <= 20),
            "character_string" => Fits(length <= 32 && value.All(c => c is >= ' ' and <= '~')),
            "time" => Fits(Time().IsMatch(value)),
            "date" => Fits(Date().IsMatch(value)),
            "amount" => Fits(Amount().IsMatch(value)),
            "phone_number" => Fits(Phone().IsMatch(value)),
            "car_number" => Fits(length <= 8),
            "name" => Fits(value.Any(c => c > 0x7F) ? length <= 10 : length <= 20),
            "phrase" => Fits(length <= 5 && value.All(c => c is >= '\u4e00' and <= '\u9fff')),
            "number" => Fits(Number().IsMatch(value)),
            "const" => Fits(length <= 20),
            _ => null,
        };
    }

    private static string? Fits(bool fits) => fits ? null : "value invalid";

    [GeneratedRegex(@"\A((\d{4}(-|年)\d{1,2}(-|月)\d{1,2}日?)\s?)?\d{1,2}:\d{2}(:\d{2})?(~.{4,20})?\z|\A\d{4}(-|年)\d{1,2}(-|月)\d{1,2}日?\z", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex Time();

    [GeneratedRegex(@"\A\d{4}(-|年)\d{1,2}(-|月)\d{1,2}日?(\s?\d{1,2}:\d{2}(:\d{2})?)?\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Date();

    [GeneratedRegex(@"\A[¥￥$]?\d{1,10}(\.\d{1,2})?元?\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\A[0-9+() -]{1,17}\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\A\d{1,32}(\.\d+)?\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Number();
}
