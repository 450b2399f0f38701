using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>What the console calls things.</summary>
internal static class ConsoleTexts
{
    public static string RoleName(StaffRole role) => role switch
    {
        StaffRole.GridWorker => "网格员",
        StaffRole.CommunityStaff => "社区工作人员",
        StaffRole.StreetDispatcher => "街道调度",
        StaffRole.DepartmentHandler => "部门经办",
        StaffRole.Lawyer => "律师",
        StaffRole.Curator => "知识编辑",
        StaffRole.Administrator => "管理员",
    };

    /// <summary>How far what a role may do reaches; empty: it may not.</summary>
    public static string ReachName(Reach? reach) => reach is { } known ? ReachName(known) : "";

    private static string ReachName(Reach reach) => reach switch
    {
        Reach.Own => "自己的",
        Reach.Unit => "本单位和下级",
        Reach.UnitAndUnassigned => "本单位、下级和没分派的",
        Reach.City => "全市",
    };

    /// <summary>What staff do, as the matrix of roles names it.</summary>
    public static string TitleOf(StaffAction action) => action.Name switch
    {
        "cases" => "看诉求、办诉求",
        "cases.dispatch" => "派单、不予受理、合并",
        "cases.supervise" => "吹哨、督办、准延期",
        "cases.templates" => "维护常用回复",
        "figures" => "看数据、月报，定每月一题",
        "grid" => "现场上报、记便民服务和隐患排查",
        "grid.month" => "看网格台账",
        "knowledge" => "看问答、写草稿、导入导出",
        "knowledge.publish" => "审核和发布问答",
        "appointments" => "看预约",
        "appointments.withdraw" => "撤下空闲的预约时间、请假",
        "appointments.arrange" => "排班、替班、维护服务点",
        "appointments.receive" => "看谁来、登记到场和结果",
        "lectures" => "看讲堂报名",
        "lectures.arrange" => "办讲堂：排场次、改、取消",
        "lectures.receive" => "看谁来听讲堂、登记到场、导出",
        "reception" => "接待要找真人的居民",
        "reception.shifts" => "排律师值班",
        "reception.supervise" => "看接待看板、请律师来接、旁听",
        "reception.month" => "看志愿台账",
        "scenes" => "场景码",
        "duty" => "值班看险情、接手",
        "deliveries" => "未送达的消息",
        "audit" => "看操作日志",
        "accounts" => "管理账号",
        "territory" => "维护单位、地名、权责清单、门牌",
        "programs" => "给其他系统发密钥、令牌",
        "corrections.propose" => "指出助手听错的话",
        "corrections" => "审核语句纠正",
        _ => action.Name,
    };

    public static string ChannelName(string channel) => channel.Split(':')[0] switch
    {
        "wechat" => "微信",
        "webchat" => "网页",
        "chat" or "terminal" => "终端",
        _ => channel,
    };

    /// <summary>Why nothing reaches a resident who has left.</summary>
    public static string Unreachable(string channel) => channel.Split(':')[0] switch
    {
        "wechat" => "居民已取消关注",
        "webchat" => "居民的网页对话已关闭",
        _ => "居民已经不在原来的渠道",
    };

    /// <summary>Shorter than what residents read: it stands in a chip.</summary>
    public static string StateName(CaseState state) => state switch
    {
        CaseState.Received => "待受理",
        CaseState.Accepted => "已受理",
        CaseState.Dispatched => "待报到",
        CaseState.InProgress => "办理中",
        CaseState.Held => "挂账",
        CaseState.Answered => "待确认",
        CaseState.Closed => "已办结",
        CaseState.Refused => "不予受理",
        CaseState.Withdrawn => "已撤回",
        CaseState.Merged => "已合并",
    };

    public static string StateName(EntryState state) => state switch
    {
        EntryState.Draft => "草稿",
        EntryState.Published => "已发布",
        EntryState.Expired => "已过期",
    };

    /// <summary>How sure it is that a law has ended.</summary>
    public static string CertaintyName(EndCertainty certainty) => certainty switch
    {
        EndCertainty.Sure => "确定",
        EndCertainty.Likely => "可能",
        EndCertainty.NewerTextMissing => "缺新文本",
    };

    public static string StageName(WorkingRevision working) => working switch
    {
        { SubmittedBy: not null } => "待审核",
        { Remark: not null } => "退回修改",
        _ => "草稿",
    };

    public static string ActName(DialogAct act) => act switch
    {
        DialogAct.Confirm => "同意，去办",
        DialogAct.Keep => "先不办，保持原样",
        DialogAct.Cancel => "不办了",
        DialogAct.Correct => "改前面说的",
        DialogAct.Add => "再补充",
        DialogAct.Fill => "回答刚问的",
        DialogAct.Skip => "跳过",
        DialogAct.Back => "回上一步",
        DialogAct.Later => "先放着",
        DialogAct.Restart => "重新来",
        DialogAct.Ask => "问助手",
        DialogAct.Job => "要办另一件事",
        DialogAct.Human => "找真人",
        DialogAct.Danger => "险情",
        DialogAct.Talk => "闲话、客气话",
        DialogAct.Unclear => "拿不准，再问一遍",
    };

    public static string IntentName(Intent intent) => intent switch
    {
        Intent.Complaint => "反映问题",
        Intent.Legal => "法律咨询",
        Intent.Appointment => "预约律师",
        Intent.Lecture => "讲堂报名",
        Intent.CaseStatus => "查诉求进度",
        Intent.MyBookings => "查我的预约",
        Intent.Human => "找真人",
        Intent.Cancel => "取消",
        Intent.Help => "问怎么用",
        Intent.Greeting => "打招呼",
        Intent.Other => "别的",
    };

    /// <summary>A slot of a form as staff call it.</summary>
    public static string SlotName(string? slot) => slot switch
    {
        "description" => "什么事",
        "place" => "地点",
        "spot" => "具体位置",
        "when" => "时间",
        "phone" => "电话",
        "amount" => "金额",
        "wish" => "希望",
        "about" => "涉及",
        "slot" => "预约时间",
        "matter" or "question" => "咨询什么",
        "danger" => "险情",
        _ => "这一项",
    };

    /// <param name="understood">How a message was understood.</param>
    /// <param name="form">What the open form is called.</param>
    public static string DecisionText(Decision understood, string form) => understood switch
    {
        { Kind: DecisionKind.NoText } => "这不是文字消息，没有判断意图。",
        { Kind: DecisionKind.Danger } => "话里说到了险情，助手先给了求助电话，转给了值班的人。",
        { Kind: DecisionKind.Person } => "当时是律师在接待，助手没有插话。",
        { Kind: DecisionKind.Choice, Choice: var label } => $"居民选了“{label}”，助手照着办。",
        { Kind: DecisionKind.Repair } => "这是“取消”“上一步”“帮助”一类的固定说法，助手照着办。",
        { Kind: DecisionKind.Phrase } => "这是助手认得的固定说法，没有判断意图，直接照着办。",
        { Kind: DecisionKind.FollowUp } => "接着上一条解答问的，从那条解答里回答。",
        { Kind: DecisionKind.Asked } => "助手之前问过一句，或者居民正等着律师，这句话当作是对那件事说的。",
        { Kind: DecisionKind.Answer } => "工作人员刚写过话，助手把它当成回复，记到了那件诉求里。",
        { Kind: DecisionKind.Correction, Form: null } => "居民在改正或者补充已经提交的诉求，助手记下了。",
        { Kind: DecisionKind.Correction } => $"居民在改正前面的话，助手改了“{form}”里填的内容。",
        { Kind: DecisionKind.Form, Slot: null } => $"正在办“{form}”，助手把它当成核对时说的话。",
        { Kind: DecisionKind.Form, Slot: var slot } => $"正在办“{form}”，助手问了{SlotName(slot)}，把它当成回答。",
        { Kind: DecisionKind.Classifier, Form: null } => $"助手判断最像“{IntentName(understood.Intents[0].Intent)}”，照着办。",
        { Kind: DecisionKind.Classifier } => $"正在办“{form}”，但这句话更像“{IntentName(understood.Intents[0].Intent)}”，助手先办了这件。",
        { Kind: DecisionKind.NotUnderstood } => "助手没有听懂，请居民换个说法。",
    };

    /// <summary>Whose words an answer is in, and why; never the words themselves.</summary>
    public static string Tell(Rephrasing how) => how == Rephrasing.ByModel
        ? "解答的第一段是机器整理的说法，已经核对过；依据、步骤和期限都是原来的。"
        : $"用的是原来的解答。{ReasonOf(how)}（{how}）";

    private static string ReasonOf(Rephrasing how) => how switch
    {
        Rephrasing.ByModel => "",
        Rephrasing.NotAsked => "没有问语言模型：居民接着说话了、这个渠道等不了，或者当时问的人太多。",
        Rephrasing.Paused => "语言模型接连出错，先停一分钟不问。",
        Rephrasing.Late => "语言模型没有按时回答。",
        Rephrasing.Failed => "语言模型连不上，或者中途断了。",
        Rephrasing.Garbled => "语言模型回的不是约定的格式。",
        Rephrasing.Empty => "语言模型什么也没说。",
        Rephrasing.TooLong => "语言模型说得比原来的解答还长。",
        Rephrasing.Signs => "语言模型的说法里有解答里没有的符号、字母或者链接。",
        Rephrasing.Law => "语言模型提到了解答里没有的法律。",
        Rephrasing.Article => "语言模型提到了解答里没有的法条。",
        Rephrasing.Phone => "语言模型给了解答里没有的电话号码。",
        Rephrasing.Number => "语言模型说的数字、日期、金额或者期限和解答对不上。",
        Rephrasing.Lure => "语言模型让人去解答里没有提到的地方。",
        Rephrasing.Talk => "语言模型说起了它自己，或者它接到的要求。",
        Rephrasing.Claim => "语言模型说了解答里没有的后果或者保证。",
        Rephrasing.Negation => "语言模型把“不”“不能”“不用”说反了、说漏了或者多说了。",
        Rephrasing.OffAnswer => "语言模型说的和解答不是一回事。",
    };

    public static string Tell(CorrectionChange change, string done) => change switch
    {
        CorrectionChange.Done => done,
        CorrectionChange.KnownAlready => "这句话已经有人提过了，不用再提。",
        CorrectionChange.NothingToLearn => "遮住姓名、地点和号码以后，这句话没有剩下可以学的。",
        CorrectionChange.NotAllowed => "语句纠正由知识编辑和管理员来审。",
        CorrectionChange.SamePerson => "这是您自己提的，要由另一个人来采用。",
        CorrectionChange.ChangedMeanwhile => "刚才有别人审过这一条，您的操作没有生效。页面已更新，请看一下。",
    };

    /// <summary>2026年11月23日</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy年M月d日");

    public static string Tell(EntryChange change, string done) => change switch
    {
        EntryChange.Done => done,
        EntryChange.ChangedMeanwhile => "刚才有别人改过这一条，您的操作没有生效，也没有盖掉别人的。请看一下再办。",
        EntryChange.BeingWritten(var by) => $"{by.Name}正在改这一条，等那一版审核完再来。",
        EntryChange.SamePerson => "这一版是您写的或者提交的，要由另一个人审核。",
        EntryChange.CitationMissing(var citations) => $"法条库里没有{string.Join('、', citations)}，不能提交和发布。",
        EntryChange.Incomplete(var parts) => $"还缺{string.Join('、', parts)}。",
        EntryChange.NotAllowed => "您的角色不能这样做，请找知识编辑。",
        EntryChange.NotFound => "这条问答不在了。",
        _ => "已经是这样了，没有改动。",
    };

    /// <summary>刚来, 等了 12 分钟, 等了 3 小时 5 分钟, 等了 2 天.</summary>
    public static string Waited(TimeSpan time) => time.TotalMinutes < 1 ? "刚来" : $"等了 {Lasting(time)}";

    /// <summary>不到 1 分钟, 12 分钟, 3 小时 5 分钟, 2 天.</summary>
    public static string Lasting(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "不到 1 分钟",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} 分钟",
        { TotalDays: < 1 } => time.Minutes == 0 ? $"{(int)time.TotalHours} 小时" : $"{(int)time.TotalHours} 小时 {time.Minutes} 分钟",
        _ => $"{(int)time.TotalDays} 天",
    };

    /// <summary>刚刚开始, 已经 12 分钟.</summary>
    public static string Since(TimeSpan time) => time.TotalMinutes < 1 ? "刚刚开始" : $"已经 {Lasting(time)}";

    public static string KindName(DangerKind kind) => kind switch
    {
        DangerKind.Violence => "家暴、打人",
        DangerKind.SelfHarm => "轻生、自伤",
        DangerKind.Fire => "着火",
        DangerKind.Gas => "燃气、煤气",
        DangerKind.Medical => "急病、受伤",
        DangerKind.Crime => "正在发生的犯罪",
        DangerKind.Trapped => "被困、落水",
        DangerKind.Fraud => "正在被骗",
        DangerKind.Child => "孩子有危险",
    };

    public static string LevelName(DutyLevel level) => level switch
    {
        DutyLevel.Community => "社区",
        DutyLevel.Street => "街道",
        DutyLevel.City => "市级",
    };

    public static string ActionName(string action) => action switch
    {
        "staff.login" => "登录",
        "staff.logout" => "退出",
        "staff.login-refused" => "密码没对上",
        "staff.login-limited" => "输错太多，暂不受理",
        "staff.password" => "修改密码",
        "staff.add" => "新建账号",
        "staff.disable" => "停用账号",
        "staff.enable" => "启用账号",
        "staff.move" => "调整单位或角色",
        "staff.reset" => "重置密码",
        "staff.token" => "发令牌",
        "api-key.add" => "新建密钥",
        "api-key.revoke" => "停用密钥",
        "webhook.add" => "新建推送地址",
        "webhook.remove" => "删除推送地址",
        "webhook.retry" => "再推一次",
        "reply-template.save" => "存常用回复",
        "reply-template.drop" => "删常用回复",
        "case.start" => "开始办理诉求",
        "case.category" => "改诉求分类",
        "case.reply" => "回复居民",
        "case.accept" => "受理诉求",
        "case.dispatch" => "派单",
        "case.return" => "退单",
        "case.whistle" => "吹哨",
        "case.note" => "写内部备注",
        "case.answer" => "答复办理结果",
        "case.hold" => "挂账",
        "case.extend" => "申请延期",
        "case.approve" => "同意延期",
        "case.refuse" => "不予受理",
        "case.supervise" => "督办",
        "case.merge" => "合并诉求",
        "case.unmerge" => "取消合并",
        "case.reopen" => "重新办理诉求",
        "case.close" => "办结诉求",
        "case.join" => "登记又一户",
        "grid.report" => "现场上报",
        "grid.service" => "记便民服务",
        "grid.check" => "记隐患排查",
        "case.verdict" => "登记居民意见",
        "topic.choose" => "定每月一题",
        "topic.note" => "写每月一题进展",
        "danger.acknowledge" => "接手险情",
        "danger.finish" => "写险情处理结果",
        "handoff.claim" => "接待居民",
        "handoff.say" => "接待中发言",
        "handoff.shift" => "改值班表",
        "handoff.hand" => "请律师来接",
        "handoff.read" => "旁听接待",
        "handoff.decline" => "没有接手派来的居民",
        "handoff.note" => "接待中写内部备注",
        "handoff.transfer" => "转给别的律师",
        "handoff.invite" => "请人旁听",
        "handoff.presence" => "改在线状态",
        "handoff.end" => "结束接待",
        "handoff.give-up" => "接待退回排队",
        "outbox.resend" => "重发消息",
        "scene.add" => "新建场景码",
        "unit.add" => "新建单位",
        "unit.change" => "改单位",
        "unit.disable" => "停用单位",
        "unit.enable" => "启用单位",
        "place.add" => "加地名",
        "place.save" => "改地名",
        "place.delete" => "删地名",
        "duty.add" => "加权责事项",
        "duty.save" => "改权责事项",
        "duty.delete" => "删权责事项",
        "territory.import" => "导入单位、地名、权责清单、门牌",
        "calendar.import" => "导入放假安排",
        "slot.withdraw" => "撤下预约时间",
        SlotDesk.LeftAction => "取消关注，预约的时间空出来了",
        "lecture.series" => "加或改讲堂系列",
        "lecture.add" => "排讲堂",
        "lecture.change" => "改讲堂",
        "lecture.call-off" => "取消讲堂",
        "lecture.sign-up" => "代报讲堂",
        "lecture.give-back" => "代退讲堂报名",
        "lecture.check-in" => "讲堂登记到场",
        "lecture.walk-in" => "讲堂现场登记",
        "lecture.export" => "导出讲堂到场名单",
        LectureDesk.LeftAction => "取消关注，讲堂的座位空出来了",
        "entry.draft" => "新写问答",
        "entry.save" => "改问答草稿",
        "entry.submit" => "问答提交审核",
        "entry.send-back" => "退回问答",
        "entry.restore" => "恢复问答旧版",
        "entry.drop" => "放弃问答草稿",
        "entry.confirm" => "复查问答",
        "entry.assign" => "定问答负责人",
        "entry.import" => "导入问答",
        "entry.from-lawyer" => "律师答复存为草稿",
        "synonyms.add" => "加同义词",
        "synonyms.save" => "改同义词",
        "synonyms.delete" => "删同义词",
        "ended-laws.add" => "加废止的法律",
        "ended-laws.save" => "改废止的法律",
        "ended-laws.delete" => "删废止的法律",
        "intent.propose" => "提语句纠正",
        "intent.approve" => "采用语句纠正",
        "intent.refuse" => "不用语句纠正",
        "entry.publish" => "发布问答",
        "entry.expire" => "问答设为过期",
        _ => action,
    };
}
