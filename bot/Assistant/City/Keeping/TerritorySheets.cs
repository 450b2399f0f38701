namespace ResidentAssistant.Assistant.City;

/// <summary>Which sheets of the workbook are meant.</summary>
[Flags]
public enum TerritorySheets
{
    /// <summary>单位</summary>
    Units = 1,

    /// <summary>地名</summary>
    Places = 2,

    /// <summary>权责清单</summary>
    Duties = 4,

    /// <summary>门牌</summary>
    Doorplates = 8,

    All = Units | Places | Duties | Doorplates,
}
