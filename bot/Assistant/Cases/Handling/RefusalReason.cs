namespace ResidentAssistant.Assistant.Cases;

/// <summary>Why a case is no matter for the city (不予受理的理由); each offers the resident another way.</summary>
public enum RefusalReason
{
    /// <summary>劳动争议：劳动仲裁</summary>
    Labour,

    /// <summary>已经或应当走诉讼、仲裁、行政复议</summary>
    Court,

    /// <summary>个人之间的纠纷：调解</summary>
    Private,

    /// <summary>不归本市管</summary>
    Elsewhere,

    /// <summary>已经答复过、没有新情况的同一件事</summary>
    Repeated,

    /// <summary>说不清事情，也联系不上本人</summary>
    Unclear,
}
