using System.Collections.Frozen;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>What to do about an errcode.</summary>
internal enum Reaction
{
    /// <summary>Try again with growing pauses.</summary>
    TryLater,

    /// <summary>The token: renew it once and repeat the call once.</summary>
    RenewToken,

    /// <summary>Too fast: a pause of a minute for the whole account.</summary>
    SlowDown,

    /// <summary>The day's quota is used up: nothing more until midnight in China.</summary>
    Tomorrow,

    /// <summary>Not by this way now; by another, or at her next contact.</summary>
    OtherWay,

    /// <summary>A person has to change a setting or talk to Tencent; until then it waits.</summary>
    Operator,

    /// <summary>Repeating it cannot help.</summary>
    Stop,

    /// <summary>Nothing is lost by it.</summary>
    Ignore,
}

/// <param name="Meaning">For staff.</param>
internal sealed record WeChatError(int Code, Reaction Reaction, string Meaning);

/// <summary>WeChat's error codes and our reactions; see section 16 of the protocol's reference for sources.</summary>
internal static class WeChatErrors
{
    private static readonly FrozenDictionary<int, WeChatError> Table = new WeChatError[]
    {
        new(-1, Reaction.TryLater, "微信系统繁忙"),
        new(40001, Reaction.RenewToken, "access_token 无效，或 AppSecret 不对"),
        new(40002, Reaction.Stop, "grant_type 不对"),
        new(40003, Reaction.OtherWay, "这位居民没有关注，或不是这个公众号的"),
        new(40007, Reaction.Stop, "素材过期或不存在"),
        new(40008, Reaction.Stop, "消息类型不对"),
        new(40013, Reaction.Operator, "AppID 不对，请核对 AppId"),
        new(40014, Reaction.RenewToken, "access_token 无效"),
        new(40015, Reaction.Stop, "菜单按钮的类型不对"),
        new(40016, Reaction.Stop, "菜单按钮的个数不对"),
        new(40017, Reaction.Stop, "菜单按钮的类型不对"),
        new(40018, Reaction.Stop, "菜单按钮的名字长度不对"),
        new(40019, Reaction.Stop, "菜单按钮要说的话太长"),
        new(40020, Reaction.Stop, "菜单按钮的网址太长"),
        new(40023, Reaction.Stop, "子菜单按钮的个数不对"),
        new(40025, Reaction.Stop, "子菜单按钮的名字长度不对"),
        new(40027, Reaction.Stop, "子菜单按钮的网址太长"),
        new(40029, Reaction.Stop, "网页授权的 code 无效"),
        new(40033, Reaction.Stop, "内容里有 \\u 转义"),
        new(40037, Reaction.Operator, "模板 ID 不对，请核对 TemplateId"),
        new(40125, Reaction.Operator, "AppSecret 不对，请核对 AppSecret"),
        new(40132, Reaction.Stop, "微信号不对"),
        new(40163, Reaction.Stop, "网页授权的 code 用过了"),
        new(40164, Reaction.Operator, "服务器的 IP 不在公众号的白名单里，请到公众平台添加"),
        new(40200, Reaction.Stop, "这类公众号不能发这种消息"),
        new(40243, Reaction.Operator, "AppSecret 被冻结，请到公众平台解冻"),
        new(41001, Reaction.RenewToken, "缺少 access_token"),
        new(41002, Reaction.Stop, "缺少 appid"),
        new(41004, Reaction.Stop, "缺少 secret"),
        new(41006, Reaction.Stop, "缺少 media_id"),
        new(41008, Reaction.Stop, "缺少 code"),
        new(41009, Reaction.Stop, "缺少 openid"),
        new(41030, Reaction.Operator, "订阅通知的页面地址不对"),
        new(42001, Reaction.RenewToken, "access_token 过期"),
        new(42003, Reaction.Stop, "网页授权的 code 过期"),
        new(42007, Reaction.Stop, "居民改了密码，授权作废"),
        new(43002, Reaction.Stop, "需要 POST"),
        new(43003, Reaction.Stop, "需要 HTTPS"),
        new(43004, Reaction.OtherWay, "这位居民没有关注"),
        new(43019, Reaction.Stop, "这位居民在公众号的黑名单里"),
        new(43101, Reaction.OtherWay, "这位居民没有同意接收订阅通知"),
        new(44002, Reaction.Stop, "内容是空的"),
        new(44004, Reaction.Stop, "文字是空的"),
        new(45001, Reaction.Stop, "文件太大"),
        new(45002, Reaction.Stop, "消息太长"),
        new(45008, Reaction.Stop, "图文太多"),
        new(45009, Reaction.Tomorrow, "今天的接口次数用完了"),
        new(45011, Reaction.SlowDown, "调用太快"),
        new(45015, Reaction.OtherWay, "超过 48 小时没有互动"),
        new(45047, Reaction.OtherWay, "能主动发的条数用完了"),
        new(45064, Reaction.Operator, "菜单里的小程序没有关联"),
        new(45065, Reaction.Ignore, "同一条已经发过"),
        new(45072, Reaction.Ignore, "输入状态的命令不对"),
        new(45080, Reaction.Ignore, "30 秒内没有互动"),
        new(45081, Reaction.Ignore, "已经在显示输入状态"),
        new(46003, Reaction.Stop, "没有菜单"),
        new(46004, Reaction.OtherWay, "没有这位居民"),
        new(47001, Reaction.Stop, "内容读不懂"),
        new(47003, Reaction.Operator, "模板的字段值不对，请核对 Fields"),
        new(48001, Reaction.Operator, "公众号没有这个接口的权限"),
        new(48002, Reaction.OtherWay, "居民关掉了接收消息"),
        new(48004, Reaction.Operator, "接口因违规被封，请到公众平台处理"),
        new(48006, Reaction.Stop, "清零次数用完了"),
        new(48008, Reaction.Operator, "没有发这种消息的权限"),
        new(50001, Reaction.Stop, "没有授权"),
        new(50002, Reaction.Operator, "用户或公众号受限"),
        new(50004, Reaction.Operator, "不许使用 token"),
        new(50005, Reaction.OtherWay, "这位居民没有关注"),
        new(50007, Reaction.Operator, "公众号被冻结"),
        new(61004, Reaction.Operator, "IP 没有登记"),
        new(61007, Reaction.Operator, "没有授权给第三方平台"),
        new(61016, Reaction.Operator, "公众号授权有问题"),
        new(65303, Reaction.Stop, "还没有默认菜单"),
        new(65316, Reaction.Stop, "菜单里的域名太多"),
        new(65320, Reaction.Stop, "菜单的条件不再允许"),
        new(87009, Reaction.Stop, "签名不对"),
        new(89501, Reaction.Operator, "这个 IP 要管理员在微信里确认"),
        new(89503, Reaction.Operator, "这个 IP 要管理员在微信里确认"),
        new(89506, Reaction.Operator, "管理员拒绝了这个 IP，24 小时内不能再试"),
        new(89507, Reaction.Operator, "管理员拒绝了这个 IP，1 小时内不能再试"),
    }.ToFrozenDictionary(error => error.Code);

    /// <summary>Of codes nobody has told us about: they may pass.</summary>
    public static WeChatError Of(int code) => Table.GetValueOrDefault(code) ?? new WeChatError(code, Reaction.TryLater, "微信返回的错误");
}
