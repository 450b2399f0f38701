namespace ResidentAssistant.Assistant.Staff;

public enum UnitKind
{
    /// <summary>市</summary>
    City,

    /// <summary>街道</summary>
    Street,

    /// <summary>社区</summary>
    Community,

    /// <summary>部门</summary>
    Department,
}
