namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What is claimed, as far as the period's first day depends on it.</summary>
public enum Claim
{
    /// <summary>约定了还款日 (民法典 188)</summary>
    DueDate,

    /// <summary>分期还款 (189)</summary>
    Instalments,

    /// <summary>没约定什么时候还 (诉讼时效规定 4)</summary>
    NoDueDate,

    /// <summary>损害赔偿等 (188)</summary>
    Harm,

    /// <summary>抚养费、赡养费、停止侵害等 (196)</summary>
    Unlimited,
}
