namespace ResidentAssistant.Assistant.City;

/// <summary>The level of a unit.</summary>
public enum UnitKind
{
    /// <summary>市</summary>
    City,

    /// <summary>区、县</summary>
    District,

    /// <summary>街道</summary>
    Street,

    /// <summary>社区</summary>
    Community,

    /// <summary>网格</summary>
    GridCell,

    /// <summary>部门</summary>
    Department,
}
