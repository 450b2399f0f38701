using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Web.My;

/// <summary>What residents read on their own pages.</summary>
internal static class MyTexts
{
    public const string Title = "我的事";
    public const string NoCases = "您还没有反映过问题。想反映什么，直接说一句就行。";
    public const string Bookings = "我的预约";
    public const string NoBookings = "您现在没有预约，也没有报名讲堂。";
    public const string BackInWeChat = "想反映、想补充、想取消，回到公众号直接说就行。";
    public const string OnlyHere = "本页只有您能看，两小时后要重新打开。";
    public const string Remind = "有回复时提醒我";
    public const string WhyRemind = "点一下，微信会问您是否同意。同意一次，有回复时提醒一次。";

    public const string Result = "办理结果";
    public const string StaffSaid = "工作人员对您说";

    public const string IsItSolved = "问题解决了吗？";
    public const string HowWasIt = "您对办理结果满意吗？";

    /// <summary>How the page can be opened, by whoever came without being known.</summary>
    public const string HowToOpen = "这一页只给您本人看。请在微信里打开我们的公众号，从那里进来；用网页聊过的，用同一个浏览器打开就行。";

    public const string SnapshotTitle = "请点“使用完整服务”";
    public const string Snapshot = "现在看到的是预览。请点屏幕下方的“使用完整服务”，就能看到您自己的诉求和预约。";
    public const string StrangerTitle = "您好";
    public const string FailedTitle = "刚才没能打开";
    public const string TryAgain = "再试一次";

    public static string Rated(Rating rating) => $"您的评价：{CaseTexts.RatingName(rating)}";

    public static string Stranger(CityOptions city) =>
        $"我是{city.Name}{city.AssistantName}。您还没有和我们说过话。请回到公众号，发一句话说说您的事，例如“楼道灯坏了”，以后在这里就能看到。";

    public static string Failed(CityOptions city) => $"抱歉，没能认出您，什么都没有改动。请稍后再试；急事请打 {city.Hotline}。";
}
