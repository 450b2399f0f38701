using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Words about what was said before.</summary>
internal static partial class CorrectionWords
{
    /// <summary>刚才那句别写上去.</summary>
    public static bool TakesBack(string text) => TakesBackForm().IsMatch(text);

    /// <summary>换个时间, 电话去掉.</summary>
    public static bool WantsAnother(string text) => AnotherForm().IsMatch(text);

    /// <summary>我还要补一张照片: announced, not sent.</summary>
    public static bool WantsToSendPhoto(string text) => PhotoForm().IsMatch(text) && text.Length <= PhotoWordsAtMost;

    private const int PhotoWordsAtMost = 30;

    [GeneratedRegex("(?:别|不要|不用|莫)(?:再|给我)?(?:写|记|填|加)(?:上|进|到|在|了|$)|(?:不|没)算数|不算(?:$|[，。,.!！])|(?:删|划|去|拿|抹)掉|删(?:了|除)|撤回那|那句.{0,4}(?:不是|不要|不算|删)|不是(?:跟|和|给)你说", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex TakesBackForm();

    [GeneratedRegex("换|改|去掉|删|重新|重说|重选|不对|错|不是", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AnotherForm();

    [GeneratedRegex("照片|图片|拍(?:个|张|几张)|相片|传(?:个|张)图|发(?:个|张)图|视频", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PhotoForm();
}
