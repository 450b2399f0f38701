namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A field of law (专长) that a lawyer works in and a resident's question falls into.</summary>
public enum LegalField
{
    /// <summary>婚姻家庭、继承</summary>
    Family,

    /// <summary>劳动用工</summary>
    Labour,

    /// <summary>物业、邻里</summary>
    Neighbours,

    /// <summary>买房租房、拆迁</summary>
    Housing,

    /// <summary>借贷、合同</summary>
    Debt,

    /// <summary>人身损害、交通事故</summary>
    Injury,

    /// <summary>消费维权</summary>
    Consumer,

    /// <summary>刑事</summary>
    Criminal,

    /// <summary>行政</summary>
    Administrative,
}
