using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Modules;

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
    public const string NothingKept = "现在没有没办完的事。想办什么，直接告诉我。";
    public const string KeptEmpty = "好的，有事随时叫我。";
    public const string ContinueLabel = "接着写";
    public const string AnewLabel = "重新写";
    public const string LargeOn = "好的，已经换成大字版，话也说短一点。想换回来，请说“标准版”。";
    public const string LargeOff = "好的，已经换回标准版。";
    public const string WhichOfTheseMore = "还有这些：";
    public const string FetchPerson = "还是没听明白，对不起。我请人来帮您，您写的都留着。";
    public const string Noted = "记下了。";
    public const string FirstStep = "这已经是第一步了。";
    public const string NothingToChange = "没有要改的，就点确认。";
    public const string Welcomed = "不客气，有事随时叫我。";
    public const string IAmAnAssistant = "我是智能助手，不是真人。想找人说，请说“转人工”。";
    public const string VoiceUnread = "抱歉，语音我还听不懂，麻烦您打字告诉我。";
    public const string StickerUnread = "这条消息我看不懂，麻烦您打字告诉我。";
    public const string LocationTaken = "位置收到了。请再用文字说一下是哪里、什么事。";
    public const string NoUseForLocation = "这里用不着位置。";
    public const string TooLong = "您写得很详细，都已经收下了，只是太长的部分没能保存。如有要紧的内容，请另发一条补充。";
    public const string NotUnderstood = "我没太明白您的意思。您可以点下面的按钮，或者换个说法告诉我。";
    public const string NotUnderstoodStill = "我可能帮不上这个忙。要不要请人来帮您？";

    public const string Ready = "可以的。没有要改的，点第一个就行。";
    public const string NoCharge = "不收费，都是免费的。";
    public const string WhoReads = "您写的，只有办这件事的工作人员能看到，不公开。";
    public const string CanChangeLater = "可以的。提交之前随时能改，提交以后也可以再告诉我。";
    public const string HowLong = "提交以后会尽快转给负责的同志，有进展我会在这里告诉您，您随时发“我的诉求”“我的预约”也能查。";
    public const string HowToSay = "像平常说话那样写就行，写错了也不要紧，随时能改。";
    public const string HowToSpeak = "语音我听不懂。您可以打字，或者点手机键盘上的话筒，说的话会变成字。";
    public const string InOtherWords = "对不起，我说得不清楚，再说一遍：";
    public const string CannotAnswer = "这个我答不上来。";
    public const string LargeOffered = "字小的话，您说“大字版”，字就大了。";
    public const string Listening = "嗯，您慢慢来。";
    public const string NotYet = "好，先不提交，都给您留着。要改、要补充，直接告诉我；想好了再说“提交”。";
    public const string StillMissing = "好的，就差这一项了。";
    public const string SendPhoto = "好，您把照片发过来就行。";
    public const string AskSubmit = "您是要提交吗？要提交，说“提交”；有不对的，直接告诉我。";
    public const string TakenBack = "好的，那句没有写进去。";
    public const string SayAnew = "好的，这一项重新说。";
    public const string NotQuite = "我没太明白。";
    public const string FirstThis = "想改的话，先告诉我这个：";
    public const string AsYouLike = "好的，听您的。";
    public const string GoOn = "好的，接着办。";

    public static readonly Choice GoOnChoice = new("接着办", "drop");
    public static readonly Choice SkipChoice = new("跳过", "skip");
    public static readonly Choice ChangeChoice = new("修改", "=change");
    public static readonly Choice CancelChoice = new("取消", "cancel");

    /// <summary>Takes back what was done (取消预约), and not what is being done.</summary>
    public static bool Cancels(Choice choice) => choice != CancelChoice && choice.Label.StartsWith("取消", StringComparison.Ordinal);
    public static readonly Choice HumanChoice = new("转人工", "lawyer.request");
    public static readonly Choice LaterChoice = new("先这样", "later");
    public static readonly Choice MoreChoice = new("看别的", "more");
    public static readonly Choice AddChoice = new("补充进去", "=add");
    public static readonly Choice OtherChoice = new("是另一件事", "=other");

    public static readonly IReadOnlyList<Choice> ReminderChoices = [new("接着办", "continue"), LaterChoice, CancelChoice];

    public static string Welcome(CityOptions city, MainMenu menu) => $"您好，我是{city.Name}{city.AssistantName}。\n{Offers(menu)}";

    /// <summary>What residents can do here, in one sentence.</summary>
    public static string Offers(MainMenu menu) =>
        menu.Offers.Count == 0 ? "有什么事，直接告诉我。" : $"{string.Join('、', menu.Offers)}，都可以直接告诉我。";

    /// <summary>Answers a greeting right after <see cref="Welcome"/>.</summary>
    public const string Hello = "您好！您说，我听着。";

    public static string NotUnderstoodAgain(MainMenu menu) => menu.Offers switch
    {
        [] => "还是没明白，不好意思。换个说法，一句话就行。",
        [var only] => $"还是没明白，不好意思。您是想{only}吗？一句话就行。",
        var all => $"还是没明白，不好意思。您想{string.Join('、', all.SkipLast(1))}，还是{all[^1]}？一句话就行。",
    };

    public static string Help(CityOptions city, MainMenu menu) =>
        $"您可以这样说：\n{string.Concat(menu.Examples.Select(example => $"· {example}\n"))}办到一半可以说“取消”“上一步”“跳过”“先这样”。字太小，说“大字版”。"
            + $"急事请打 {city.Hotline}。";

    public static string CancelledOne(string title) => $"好的，“{title}”不办了。";

    public static string AskDrop(string title) => $"“{title}”不办了吗？写好的内容就不留了。";

    public static string AtAnyHour(string hotline) => $"我随时都在，什么时候说都行。工作人员上班后处理；着急的事请打 {hotline}。";

    /// <summary>The beginning of a text, cut without breaking a character.</summary>
    public static string Short(string text, int length)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= length)
            return line;
        var end = char.IsHighSurrogate(line[length - 1]) ? length - 1 : length;
        return line[..end] + "…";
    }

    /// <summary>A text with a sentence before it in the same breath, if there is one.</summary>
    public static string After(string? lead, string text) => lead is null ? text : $"{lead}\n{text}";

    public static Choice DropChoice(string form) => new("不办了", $"drop:{form}");

    public static string WhoHandles(string hotline) => $"提交以后，转给负责的社区或者部门办理，办得怎么样都会告诉您。着急的话，也可以打 {hotline}。";

    public static string PleaseAgain(string question) => "这个我没听明白。" + question;

    public static string AgainSlowly(string question) => "还是没听明白，不着急，换个说法告诉我就行。" + question;

    public static string TroubleWith(string question) => "没关系，我换个问法。" + question + "\n也可以先这样，或者转给人工。";

    /// <summary>Before something that would otherwise be said twice in a row.</summary>
    public static string OnceMore(string text) => "再跟您说一下：\n" + text;

    public static string LocationNoted(string label) => $"位置收到了：{label}。";

    public static string Resume(string title) => $"我们接着办刚才的“{title}”。";

    public static string Kept(string title) => $"好的，“{title}”先给您留着。下次说“接着办”，就从这里继续。";

    public static string KeptBefore(string title) => $"您上次的“{title}”还没写完，接着写，还是重新写？";

    public static string Reminder(string title) => $"您的“{title}”还没办完，写好的内容都给您留着。要接着办吗？";

    /// <summary>The choice that goes on with a draft put aside.</summary>
    public static Choice ContinueKept(string title, string form) => new($"接着办“{title}”", $"draft.resume:{form}");

    public static string Failed(string reference, string hotline) =>
        $"抱歉，这条消息刚才没能办成，内容我们已经留下（编号 {reference}）。请稍后再试，急事请打 {hotline}。";
}
