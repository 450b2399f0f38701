using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>What residents say after they were given the number, in their own words instead of a tap.</summary>
internal static partial class DangerReplyRecognizer
{
    /// <summary>他又来了: it goes on, and of what is known.</summary>
    public static bool GoesOn(string text) => GoesOnForm().IsMatch(text);

    /// <summary>不方便打电话.</summary>
    public static bool CannotCall(string text) => CannotCallForm().IsMatch(text);

    /// <summary>110打了.</summary>
    public static bool HasCalled(string text) => HasCalledForm().IsMatch(text);

    /// <summary>误会了, 没事了.</summary>
    public static bool IsOver(string text) => IsOverForm().IsMatch(text);

    /// <summary>An answer of one or two words, or about the person: no place.</summary>
    public static bool IsNoPlace(string text) => NoPlaceForm().IsMatch(text);

    /// <summary>Ends as questions do.</summary>
    public static bool Asks(string text) => AsksForm().IsMatch(text);

    /// <summary>在…, 我住…, or something that ends as places do.</summary>
    public static bool SoundsLikePlace(string text) => PlaceForm().IsMatch(text);

    [GeneratedRegex(
        "^(?:他|她|他们|那个?人|那男的)(?:又|还|已经)?(?:来了|回来了|来啦|发现了?我?了?|找到我了|进来了|又来了|又打了|在门口|还在打)[！!。]*$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex GoesOnForm();

    [GeneratedRegex(
        "(?:不方便|不能|不敢|没法|没办法|不想|别|不要)(?:给我)?(?:打|接|说)(?:电话|话|给我)?[。！!]*$|打不了(?:电话)?[。！!]*$|别打电话|不要打电话|不能打电话|不方便打|不敢打|说不了话|不能说话|不能出声",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CannotCallForm();

    [GeneratedRegex(
        "^(?:我)?(?:已经|刚)?(?:电话|110|119|120|12356|银行)?(?:都)?(?:打了|打过了|打通了|报警了|报了警|叫了救护车)[。！!]*$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HasCalledForm();

    [GeneratedRegex(
        "^(?:[哎呀哦啊对不起不好意思抱歉，,。 ]*)(?:我|我们|刚才|刚刚|那|这|是|都|已经|现在|真的|就是|一场|人)*(?:误会|误报|弄错|搞错|开玩笑|逗你|不是真的|没事了|不用来|虚惊|火灭了|救出来了|醒过来了|没有?(?:什么|啥)?危险|不危险|不是(?:危险|险情|"
            + "那个意思|这个意思|打架|报警)|安全了|安全啦|没有?人打(?!电话|1|报|急)|没打人|没打架|(?:要|想|来)?(?:反映|投诉)(?:问题|个事|东西|楼道|路)|不用报警|警察(?:来了|到了)|消防(?:车|员)?(?:来了|到了))",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex IsOverForm();

    [GeneratedRegex(
        "^(?:男|女|老人|孩子|是|对|嗯|好|没有|没人|不知道|我怕|好怕|好的|[0-9一二两三四五六七八九十]+(?:岁|个人?|分钟|小时)?)[。！!]*$|提交|取消|好多了|没用",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NoPlaceForm();

    [GeneratedRegex("[?？吗呢么]$|怎么|能不能|可不可以|要不要", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AsksForm();

    [GeneratedRegex(
        "^(?:我|我们|人|他|她|孩子)?(?:现在|就)?(?:在|住)(?![打砸流发等哭追喊骂跑抖吐咳叫抢踹敲说看找做])[^，。！]{2,}$|(?:[区园苑村路街巷桥楼号栋室店厂站院校馆]|[街大]道)$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PlaceForm();
}
