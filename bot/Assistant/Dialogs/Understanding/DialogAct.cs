namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// What a resident does with a line while something is open (对话行为): a form, its summary, or a question that was asked. Names are stored: never
/// rename one.
/// </summary>
public enum DialogAct
{
    /// <summary>Do it now: 提交, 就这样报; after 要取消吗, 不去了.</summary>
    Confirm,

    /// <summary>Leave it as it is: 先别交; after 要取消吗, 还是去吧.</summary>
    Keep,

    /// <summary>Drop what is being done: 算了不报了.</summary>
    Cancel,

    /// <summary>Change what was said before: 不对，是5号楼; 换个时间.</summary>
    Correct,

    /// <summary>Tell more of the same matter.</summary>
    Add,

    /// <summary>Answer what was asked.</summary>
    Fill,

    /// <summary>Leave it empty.</summary>
    Skip,

    /// <summary>To the question before.</summary>
    Back,

    /// <summary>Put it aside for another time.</summary>
    Later,

    /// <summary>Begin again.</summary>
    Restart,

    /// <summary>Ask about the form, the step or the service: 你问这个干嘛.</summary>
    Ask,

    /// <summary>Another matter: a question of law, 查进度.</summary>
    Job,

    /// <summary>A person is wanted.</summary>
    Human,

    /// <summary>Somebody is in danger now.</summary>
    Danger,

    /// <summary>Thanks, sighs, words to somebody else.</summary>
    Talk,

    /// <summary>It cannot be told.</summary>
    Unclear,
}
