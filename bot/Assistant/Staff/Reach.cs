namespace ResidentAssistant.Assistant.Staff;

/// <summary>How far what a role may do reaches (范围).</summary>
public enum Reach
{
    /// <summary>What is the person's own: a conversation they hold, an hour they give.</summary>
    Own,

    /// <summary>What the person's unit and the units below it answer for; nothing for a person without a unit.</summary>
    Unit,

    /// <summary>As <see cref="Unit"/>, and what no unit answers for yet.</summary>
    UnitAndUnassigned,

    /// <summary>The whole city.</summary>
    City,
}
