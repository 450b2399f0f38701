namespace ResidentAssistant.Assistant.City;

/// <summary>What levels of units are called.</summary>
public static class UnitKinds
{
    public static string NameOf(UnitKind kind) => kind switch
    {
        UnitKind.City => "市",
        UnitKind.District => "区县",
        UnitKind.Street => "街道",
        UnitKind.Community => "社区",
        UnitKind.GridCell => "网格",
        UnitKind.Department => "部门",
    };

    /// <param name="name">As <see cref="NameOf"/> says, or as tables of units also say: 区, 县, 乡镇, 村.</param>
    /// <returns>Null when no level is called so.</returns>
    public static UnitKind? Named(string name) => name switch
    {
        "市" => UnitKind.City,
        "区县" or "区" or "县" => UnitKind.District,
        "街道" or "乡镇" or "乡" or "镇" => UnitKind.Street,
        "社区" or "村" => UnitKind.Community,
        "网格" => UnitKind.GridCell,
        "部门" => UnitKind.Department,
        _ => null,
    };
}
