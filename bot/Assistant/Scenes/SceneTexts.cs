using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Scenes;

/// <summary>What residents read after they scanned a QR code of the city.</summary>
public static class SceneTexts
{
    public static string AtUnit(CityOptions city, MainMenu menu, string unit) =>
        $"您好，这里是{unit}，我是{city.Name}{city.AssistantName}。\n{DialogTexts.Offers(menu)}";

    public static string AtDoor(CityOptions city, string place) =>
        $"您好，我是{city.Name}{city.AssistantName}。\n您扫的是“{place}”的码。接下来反映的问题，地点就按这里记；不是这里的事，写上地名就行。\n遇到什么事了？直接告诉我。";

    public static string Campaign(CityOptions city, string title) => $"您好，我是{city.Name}{city.AssistantName}。您扫的是“{title}”。";

    public static string KindName(SceneKind kind) => kind switch
    {
        SceneKind.Unit => "单位",
        SceneKind.Doorplate => "门牌",
        SceneKind.Campaign => "活动",
    };
}
