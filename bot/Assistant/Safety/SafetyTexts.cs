using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>What is said to somebody in danger: the number first, one thing to do, nothing else. Change it only with people who know.</summary>
public static class SafetyTexts
{
    /// <summary>Neutral: it may be read by somebody else on a locked screen.</summary>
    public const string SomebodyReads = "您的消息已经有人看到了。";

    public const string AreYouSafe = "您现在安全吗？";
    public const string WhereIsIt = "能说一下在哪里吗？我马上转给值班的人。";
    public const string WantToTalk = "愿意的话，跟我说说人在哪里，我马上转给值班的人。您不是一个人。";
    public const string BankReached = "银行的电话打通了吗？";
    public const string ChildWhere = "你现在在哪里？告诉我，我马上转给值班的大人。";
    public const string GladYouAreSafe = "好，安全就好。要是又有危险，马上打电话，也可以随时告诉我。";
    public const string PaymentStopped = "好。别再转钱，也别再接对方的电话。转账记录、聊天记录都留着，报警要用。";
    public const string CalledAlready = "好。电话里的人怎么说，就怎么做。";
    public const string NotYetCalled = "先打电话，这是最要紧的。打完再回来也不迟。";
    public const string CannotCall = "不方便打，就不打。在这里写您在哪里，我马上转给值班的人，也告诉他们先别打给您。";
    public const string Mistake = "好，记下了，没事就好。值班的人还会看一眼。要是又有危险，马上打电话，也可以随时告诉我。";
    public const string AskThem = "别的电话里的人会告诉您怎么做。您问的值班的人也看到了。";
    public const string PhoneKept = "电话记下了，已经转给值班的人。能说一下在哪里吗？";
    public const string DiscreetOn = "好的。从现在起，发到您手机上的通知不写内容，也不提醒您没办完的事。不想留下痕迹，可以删掉聊天记录。有危险请打 110。";
    public const string DiscreetOff = "好的，通知恢复成平常的样子。";

    public static readonly Choice Safe = new("我安全了", "safety.safe");
    public static readonly Choice Unsafe = new("不安全", "safety.unsafe");
    public static readonly Choice Called = new("电话打了", "safety.called");
    public static readonly Choice NotCalled = new("还没打", "safety.notcalled");
    public static readonly Choice Discreet = new("悄悄聊", "safety.discreet:1");
    public static readonly Choice Normal = new("恢复平常", "safety.discreet:0");

    /// <summary>The first bubble: which number, and one thing to do.</summary>
    /// <param name="kind">Of the danger.</param>
    /// <param name="child">Whether a child wrote; then in simple words.</param>
    /// <param name="hurt">See <see cref="Danger.Hurt"/>.</param>
    /// <param name="city">Its numbers.</param>
    public static string Now(DangerKind kind, bool child, bool hurt, CityOptions city) => (child, hurt) switch
    {
        (_, true) => HurtHimself(child, city.Hotlines),
        (true, _) => NowForChild(kind, city),
        _ => NowForAdult(kind, city.Hotlines),
    };

    /// <summary>The numbers to tap, the first one first.</summary>
    public static IReadOnlyList<string> Numbers(DangerKind kind, bool child, bool hurt, CityOptions city)
    {
        var numbers = city.Hotlines;
        return kind switch
        {
            DangerKind.Violence or DangerKind.Crime => [numbers.Police, child ? numbers.Youth : numbers.Medical],
            DangerKind.SelfHarm when hurt => [numbers.Medical, child ? numbers.Youth : numbers.MentalHealth],
            DangerKind.SelfHarm => [child ? numbers.Youth : numbers.MentalHealth, numbers.Police, numbers.Medical],
            DangerKind.Fire or DangerKind.Gas or DangerKind.Trapped => [numbers.Fire, numbers.Medical],
            DangerKind.Medical => [numbers.Medical],
            DangerKind.Fraud => [numbers.Police, numbers.AntiFraud],
            DangerKind.Child => [numbers.Police, numbers.Youth],
        };
    }

    /// <summary>The one question that helps, in a bubble of its own.</summary>
    public static string Question(DangerKind kind, bool child) => kind switch
    {
        DangerKind.Fraud => BankReached,
        _ when child => ChildWhere,
        DangerKind.Violence or DangerKind.Crime => AreYouSafe,
        DangerKind.SelfHarm => WantToTalk,
        _ => WhereIsIt,
    };

    /// <summary>Whether <see cref="Question"/> asks for a place.</summary>
    public static bool AsksWhere(DangerKind kind, bool child) => Question(kind, child) is not (AreYouSafe or BankReached);

    public static IReadOnlyList<Choice> Answers(DangerKind kind, bool child) => Question(kind, child) switch
    {
        AreYouSafe => [Safe, Unsafe],
        BankReached => [Called, NotCalled],
        _ when kind is DangerKind.SelfHarm or DangerKind.Child => [Safe],
        _ => [Called],
    };

    /// <summary>
    /// The quiet line below an answer to somebody who spoke of violence, fraud or despair that is not happening now; null for what needs
    /// none once it is over.
    /// </summary>
    public static string? Quiet(DangerKind kind, HotlineOptions numbers) => kind switch
    {
        DangerKind.Fraud => $"反诈咨询可以打 {numbers.AntiFraud}，报案打 {numbers.Police}。",
        DangerKind.Child => $"要是孩子又有危险，马上打 {numbers.Police}。未成年人的事，也可以打 {numbers.Youth}。",
        DangerKind.SelfHarm => $"心里难受的时候，可以打 {numbers.MentalHealth}，24小时有人听您说。",
        DangerKind.Violence => $"要是又有危险，马上打 {numbers.Police}。妇女维权可以打 {numbers.Women}，法律援助打 {numbers.Legal}，都不收费。",
        DangerKind.Crime => $"要是又有危险，马上打 {numbers.Police}。",
        _ => null,
    };

    /// <summary>Said to whatever somebody in danger goes on telling.</summary>
    public static string Heard(DangerKind kind) => kind switch
    {
        DangerKind.SelfHarm => "我在听，值班的人也看到了。您不用一个人扛着，现在就打个电话，有人陪您说。",
        DangerKind.Fraud => "记下了，值班的人也看到了。先止付、报警，别的慢慢说。",
        _ => "记下了，值班的人也看到了。电话要是还没打，先打电话。",
    };

    public static string Passed(string place) => $"收到：{place}。已经转给值班的人。电话还是要马上打。";

    public static Choice Call(string number) => new($"打 {number}", Choice.CallPrefix + number);

    /// <summary>What was said becomes a case, or a legal question, with one tap.</summary>
    public static IReadOnlyList<Choice> After(Guid said) => [new("把这件事报上去", $"case.tell:{said:N}"), new("问问法律", $"legal.ask:{said:N}")];

    private static string NowForAdult(DangerKind kind, HotlineOptions numbers) => kind switch
    {
        DangerKind.Violence => $"马上打 {numbers.Police} 报警。\n先躲开，到有锁的房间或者有人的地方。有人受伤，打 {numbers.Medical}。",
        DangerKind.SelfHarm => $"请现在就打 {numbers.MentalHealth}，24小时有人听。\n别一个人待着，把药和刀放远。人在高处、水边，马上打 {numbers.Police}；受伤或者吃了药，马上打 {numbers.Medical}。",
        DangerKind.Fire => $"马上打 {numbers.Fire}。\n人先出去：弯腰走楼梯，不坐电梯，不回去拿东西。",
        DangerKind.Gas => $"马上到屋外去，在外面打 {numbers.Fire}。\n别开关灯和电器，别在屋里打电话。有人晕倒，打 {numbers.Medical}。",
        DangerKind.Medical => $"马上打 {numbers.Medical}。\n说清在哪里、人怎么样，守在旁边，别随便搬动。撞了车的，再打 {numbers.Traffic}。",
        DangerKind.Crime => $"马上打 {numbers.Police} 报警。\n先躲到有锁或者有人的地方，别跟对方争。有人受伤，打 {numbers.Medical}。",
        DangerKind.Trapped => $"马上打 {numbers.Fire}。\n别硬闯，省着用手机，大声喊人。有人落水，别跳下去救，扔绳子或者能浮的东西。",
        DangerKind.Fraud => $"马上打 {numbers.Police} 报警，同时打银行的电话止付。\n别再转钱，转账和聊天记录都留着。拿不准的，问 {numbers.AntiFraud}。",
        DangerKind.Child => $"马上打 {numbers.Police}。\n说清孩子多大、穿什么、最后在哪里。有人伤害孩子，先把孩子带到安全的地方。",
    };

    private static string HurtHimself(bool child, HotlineOptions numbers) => child
        ? $"马上打 {numbers.Medical}，说你在哪里、人怎么了。\n快喊大人来。你很重要，也可以打 {numbers.Youth}，有人听你说。"
        : $"马上打 {numbers.Medical}。\n别一个人待着，伤口用干净的布压住；吃了药的，把药瓶留给医生看。想找人说话，打 {numbers.MentalHealth}，24小时有人听。";

    private static string NowForChild(DangerKind kind, CityOptions city)
    {
        var numbers = city.Hotlines;
        return kind switch
        {
            DangerKind.Violence or DangerKind.Crime or DangerKind.Child =>
                $"别怕，马上打 {numbers.Police}，警察会来帮你。\n快到老师、邻居这样的大人身边去。也可以打 {numbers.Youth}。",
            DangerKind.SelfHarm => $"你很重要。现在就打 {numbers.Youth}，有人听你说。\n去找一个大人陪着你。受伤了或者吃了药，马上打 {numbers.Medical}。",
            DangerKind.Fire => $"马上打 {numbers.Fire}，说你家在哪里。\n弯下腰快出去，走楼梯，不坐电梯，什么都别拿。",
            DangerKind.Gas => $"马上到屋子外面去，再打 {numbers.Fire}。\n别开灯，别碰电器。喊大人来。",
            DangerKind.Medical => $"马上打 {numbers.Medical}，说你家在哪里、人怎么了。\n电话别挂，照里面的人说的做。喊邻居来帮忙。",
            DangerKind.Trapped => $"马上打 {numbers.Fire}，说你在哪里。\n待着别乱动，大声喊人。有人落水，千万别下水。",
            DangerKind.Fraud => $"先别再转钱，马上告诉爸爸妈妈，一起打 {numbers.Police}。\n这不是你的错，不会有人怪你。也可以打 {city.Hotline}。",
        };
    }
}
