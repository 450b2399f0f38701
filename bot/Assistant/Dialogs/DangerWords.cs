namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Recognises danger to life (紧急情况) before anything else; errs on the side of naming a number too often.</summary>
public static class DangerWords
{
    private static readonly (string[] Words, Func<HotlineOptions, string> Text)[] Dangers =
    [
        (["要跳楼", "想跳楼", "跳楼", "自杀", "不想活", "活不下去", "轻生", "割腕", "想死", "寻短见"],
            numbers => $"您现在安全吗？请马上打心理援助热线 {numbers.MentalHealth}，有危险请打 {numbers.Police} 或 {numbers.Medical}。有人愿意听您说，请不要一个人扛着。"),
        (["着火", "起火", "失火", "火灾", "冒浓烟", "烧起来"],
            numbers => $"请先离开着火的地方，马上打火警 {numbers.Fire}，不要坐电梯。有人受伤请打 {numbers.Medical}。"),
        (["燃气泄漏", "煤气泄漏", "天然气泄漏", "漏煤气", "漏燃气", "漏天然气", "煤气味", "燃气味", "煤气中毒"],
            numbers => $"请马上开窗、关总阀、不要开关电器，人到室外后打 {numbers.Fire}；有人头晕昏倒请打 {numbers.Medical}。"),
        (["家暴", "家庭暴力", "老公打我", "丈夫打我", "打老婆", "老公打人", "被老公打", "被丈夫打", "男人打我"],
            numbers => $"如果您现在有危险，请马上打 {numbers.Police} 报警，受伤请打 {numbers.Medical}。妇女维权热线 {numbers.Women}，法律援助热线 {numbers.Legal}。"),
        (["被打", "打人", "持刀", "拿刀", "砍人", "抢劫", "绑架", "非法拘禁", "被跟踪", "强奸", "猥亵"],
            numbers => $"如果正在发生危险，请先到安全的地方，马上打 {numbers.Police} 报警；有人受伤请打 {numbers.Medical}。"),
        (["心脏病发", "心梗", "晕倒", "昏迷", "大出血", "触电", "溺水", "没有呼吸", "喝农药"],
            numbers => $"请马上打急救电话 {numbers.Medical}，说清地点和病人情况，守在病人身边等救护车。"),
        (["被困电梯", "困在电梯", "电梯困人", "高空坠物", "房子要塌", "房屋倒塌", "墙要倒"],
            numbers => $"有人被困或受伤，请马上打 {numbers.Fire} 或 {numbers.Medical}，先离开危险的地方。"),
    ];

    /// <summary>What to say at once, or null when nothing sounds dangerous.</summary>
    public static string? Answer(string text, HotlineOptions hotlines)
    {
        foreach (var (words, answer) in Dangers)
            if (Array.Exists(words, word => text.Contains(word, StringComparison.Ordinal)))
                return answer(hotlines);
        return null;
    }
}
