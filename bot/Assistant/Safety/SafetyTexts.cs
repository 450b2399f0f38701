using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>What is said to somebody in danger: the number first, one thing to do, nothing else. Checked by people who know; change with care.</summary>
public static class SafetyTexts
{
    /// <summary>Neutral: it may be read by somebody else on a locked screen.</summary>
    public const string SomebodyReads = "您的消息已经有人看到了。";

    public const string AreYouSafe = "您现在安全吗？";
    public const string WhereAreYou = "能说一下在哪里吗？我马上转给值班的人。";
    public const string WantToTalk = "愿意的话，跟我说说您在哪里，我马上转给值班的人。您不是一个人。";
    public const string KeepRecords = "聊天记录、转账截图都别删。银行电话打通了吗？";
    public const string ChildWhere = "你现在在哪里？告诉我，我马上转给值班的大人。";
    public const string GladYouAreSafe = "好，您安全就好。要是又有危险，马上打电话，也可以随时告诉我。";
    public const string WellDone = "好。在等的时候别再转钱，也别再听对方的话。";
    public const string NotYetCalled = "先打电话，这是最要紧的。打完再回来也不迟。";
    public const string StillUnsafe = "先保护好自己。能说一下在哪里吗？我马上转给值班的人。";
    public const string DiscreetOn = "好的，从现在起，发给您的通知里不写内容，也不提醒您没办完的事。不想留下痕迹，用完请退出，也可以删掉聊天记录。有危险请打 110。";
    public const string DiscreetOff = "好的，通知恢复成平常的样子。";

    public static readonly Choice Safe = new("我安全", "safety.safe");
    public static readonly Choice Unsafe = new("不安全", "safety.unsafe");
    public static readonly Choice Called = new("打通了", "safety.called");
    public static readonly Choice NotCalled = new("还没打", "safety.notcalled");
    public static readonly Choice Discreet = new("悄悄聊", "safety.discreet:1");
    public static readonly Choice Normal = new("恢复平常", "safety.discreet:0");

    /// <summary>The first bubble: which number, and one thing to do.</summary>
    public static string Now(DangerKind kind, HotlineOptions numbers) => kind switch
    {
        DangerKind.Violence => $"马上打 {numbers.Police} 报警。\n先离开他，到有锁的房间或者有人的地方。受伤了打 {numbers.Medical}。",
        DangerKind.SelfHarm => $"请现在就打 {numbers.MentalHealth}，有人24小时听您说。\n叫一个人来陪您，先离开高处、水边，把药和刀放远。已经受伤或吃了药，马上打 {numbers.Medical}。",
        DangerKind.Fire => $"马上打 {numbers.Fire}。\n人先出去：弯腰走楼梯，不坐电梯，不回去拿东西。",
        DangerKind.Gas => $"马上离开屋子，到外面再打 {numbers.Fire}。\n别开关灯和电器，别在屋里打电话。有人晕倒，打 {numbers.Medical}。",
        DangerKind.Medical => $"马上打 {numbers.Medical}。\n说清地点和病人的样子，守在旁边，别随便搬动。路上撞了车，再打 {numbers.Traffic}。",
        DangerKind.Crime => $"马上打 {numbers.Police} 报警。\n先躲到有锁或者有人的地方，别跟他争。受伤了打 {numbers.Medical}。",
        DangerKind.Trapped => $"马上打 {numbers.Fire}。\n待着别硬闯，省着用手机，大声呼救。有人落水，别下水，扔绳子或能浮的东西。",
        DangerKind.Fraud => $"马上打 {numbers.Police} 和 {numbers.AntiFraud}，同时打银行电话止付。\n别再转钱。转账记录、聊天记录都留着。",
        DangerKind.Child => $"别怕。马上打 {numbers.Police}，警察会来帮你。\n先到老师、邻居或者你信得过的大人身边。也可以打 {numbers.Youth}，有人听你说。",
    };

    /// <summary>The numbers to tap, the first one first.</summary>
    public static IReadOnlyList<string> Numbers(DangerKind kind, HotlineOptions numbers) => kind switch
    {
        DangerKind.Violence or DangerKind.Crime => [numbers.Police, numbers.Medical],
        DangerKind.SelfHarm => [numbers.MentalHealth, numbers.Medical],
        DangerKind.Fire or DangerKind.Gas or DangerKind.Trapped => [numbers.Fire, numbers.Medical],
        DangerKind.Medical => [numbers.Medical],
        DangerKind.Fraud => [numbers.Police, numbers.AntiFraud],
        DangerKind.Child => [numbers.Police, numbers.Youth],
    };

    /// <summary>The one question that helps, in a bubble of its own.</summary>
    public static string Question(DangerKind kind) => kind switch
    {
        DangerKind.Violence or DangerKind.Crime => AreYouSafe,
        DangerKind.SelfHarm => WantToTalk,
        DangerKind.Fraud => KeepRecords,
        DangerKind.Child => ChildWhere,
        _ => WhereAreYou,
    };

    /// <summary>The quiet line below an answer to somebody who spoke of violence, fraud or despair that is not happening now.</summary>
    public static string Quiet(DangerKind kind, HotlineOptions numbers) => kind switch
    {
        DangerKind.Fraud => $"反诈咨询可以打 {numbers.AntiFraud}，报案打 {numbers.Police}。",
        DangerKind.Child => $"要是又有危险，马上打 {numbers.Police}。未成年人的事，也可以打 {numbers.Youth}，有人听你说。",
        DangerKind.SelfHarm => $"心里难受的时候，可以打 {numbers.MentalHealth}，24小时有人听您说。",
        DangerKind.Violence => $"要是又有危险，马上打 {numbers.Police}。妇女儿童维权可以打 {numbers.Women}，不收费。",
        _ => $"要是又有危险，马上打 {numbers.Police}。",
    };

    public static string Passed(string place) => $"收到：{place}。已经转给值班的人。电话还是要马上打。";

    public static Choice Call(string number) => new($"打 {number}", "tel:" + number);

    /// <summary>What was said becomes a case, or a legal question, with one tap.</summary>
    public static IReadOnlyList<Choice> After(Guid said) => [new("把这件事报上去", $"case.tell:{said:N}"), new("问问法律", $"legal.ask:{said:N}")];
}
