namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>How the log and the page call things.</summary>
internal static class LogTexts
{
    public static string Of(PushEnd end) => end switch
    {
        PushEnd.Reply => "即时回复",
        PushEnd.Silent => "收下了，没有即时回复",
        PushEnd.FailureLine => "显示故障提示",
        PushEnd.Unseen => "失败，居民看不到",
        PushEnd.NotPushed => "没有推送",
    };

    public static string Of(PushTrouble trouble) => trouble switch
    {
        PushTrouble.None => "没有故障",
        PushTrouble.Slow => "慢",
        PushTrouble.Cut => "断线",
        PushTrouble.Duplicate => "重复两份",
        PushTrouble.OutOfOrder => "乱序",
        PushTrouble.BadSignature => "坏签名",
        PushTrouble.WrongAppId => "别的公众号的 AppID",
        PushTrouble.TruncatedCipher => "密文不完整",
        PushTrouble.OldTimestamp => "旧时间",
        PushTrouble.WidePadding => "填充超过 16 字节",
    };

    public static string Of(CallTrouble trouble) => trouble switch
    {
        CallTrouble.Refuse => "拒绝",
        CallTrouble.Http500AfterExecuting => "执行后回 HTTP 500",
        CallTrouble.TimeoutAfterExecuting => "执行后没有回音",
        CallTrouble.Html => "没有执行，回了 HTML",
        CallTrouble.Http502 => "没有执行，回 HTTP 502",
    };
}
