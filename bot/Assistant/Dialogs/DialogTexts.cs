using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What the assistant says whatever the job is. Plain, short, kind.</summary>
public static class DialogTexts
{
    public const string Confirm = "提交";
    public const string Corrected = "好的，已经改过来了。";
    public const string Added = "好的，已经补充进去。";
    public const string PhotoTaken = "照片收到了。";
    public const string CannotSkip = "这一项办理时用得着，还请您填一下。";
    public const string WhatToChange = "哪里不对？请直接告诉我，比如“是5号楼”。";
    public const string Cancelled = "好的，已取消，刚才填的内容不会提交。";
    public const string NothingToCancel = "现在没有正在办的事。需要取消预约，请发“取消预约”。";
    public const string CameBack = "我们接着办刚才的事。";
    public const string VoiceUnread = "抱歉，语音我还听不懂，麻烦您打字告诉我。";
    public const string StickerUnread = "这条消息我看不懂，麻烦您打字告诉我。";
    public const string LocationTaken = "位置收到了。请再用文字说一下是哪里、什么事。";
    public const string TooLong = "您写得很详细，都已经收下了，只是太长的部分没能保存。如有要紧的内容，请另发一条补充。";
    public const string NotUnderstood = "我没太明白您的意思。您可以点下面的按钮，或者换个说法告诉我。";

    public static readonly Choice SkipChoice = new("跳过", "skip");
    public static readonly Choice ChangeChoice = new("修改", "=change");
    public static readonly Choice CancelChoice = new("取消", "cancel");
    public static readonly Choice HumanChoice = new("转人工", "lawyer.request");

    /// <summary>The main menu, in the order of how often it is needed.</summary>
    public static readonly IReadOnlyList<Choice> Menu =
    [
        new("我要反映问题", "case.file"),
        new("法律咨询", "legal.begin"),
        new("预约周四律师", "appointment.book"),
        new("道德讲堂", "lecture.list"),
        new("我的诉求", "case.status"),
        HumanChoice,
    ];

    public static string Welcome(CityOptions city) =>
        $"您好，我是{city.Name}{city.AssistantName}。\n反映身边的问题、问法律、预约周四律师或讲堂，都可以直接告诉我。";

    public static string Help(CityOptions city) =>
        $"您可以这样说：\n· 反映问题：“3号楼楼下烧烤店油烟太大”\n· 问法律：“物业费涨价可以拒绝交吗”\n· 算一算：“打官司要交多少诉讼费”\n· 预约：“我想预约周四的律师”\n· 查进度：“我的诉求”“我的预约”\n· 找律师：“转人工”\n办到一半可以说“取消”“上一步”“跳过”。急事请打 {city.Hotline}。";

    public static string PleaseAgain(string question) => "这个我没听明白。" + question;

    public static string TroubleWith(string question) => "我还是没听明白，不着急。" + question + "\n也可以转给工作人员帮您。";

    public static string Resume(string title) => $"我们接着办刚才的“{title}”。";

    public static string Failed(string reference, string hotline) =>
        $"抱歉，这条消息刚才没能办成，内容我们已经留下（编号 {reference}）。请稍后再试，急事请打 {hotline}。";
}
