namespace ResidentAssistant.Assistant.Staff;

/// <summary>What a member of staff may do; each sees only what the own unit answers for.</summary>
public enum StaffRole
{
    /// <summary>网格员</summary>
    GridWorker,

    /// <summary>社区工作人员</summary>
    CommunityStaff,

    /// <summary>街道调度</summary>
    StreetDispatcher,

    /// <summary>部门经办</summary>
    DepartmentHandler,

    /// <summary>律师: only conversations offered or assigned to them.</summary>
    Lawyer,

    /// <summary>知识编辑</summary>
    Curator,

    /// <summary>管理员</summary>
    Administrator,
}
