namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What happens with an appointment on its day.</summary>
public enum DoorMark
{
    /// <summary>到场</summary>
    Arrived,

    /// <summary>没来</summary>
    Missed,

    /// <summary>没来，有原因: it is not counted.</summary>
    Excused,

    /// <summary>走了: came, and did not wait for the lawyer.</summary>
    Left,

    /// <summary>办完了: the talk is over, with what came of it.</summary>
    Ended,

    /// <summary>撤销: the last of these was pressed by mistake.</summary>
    Undone,
}
