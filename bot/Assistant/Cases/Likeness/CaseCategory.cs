namespace ResidentAssistant.Assistant.Cases;

/// <summary>What a complaint is about (诉求分类), by the first level of the city hotlines' table; named by <see cref="CaseTexts.CategoryName"/>.</summary>
public enum CaseCategory
{
    /// <summary>城乡建设</summary>
    Construction,

    /// <summary>环境保护</summary>
    Environment,

    /// <summary>交通运输</summary>
    Transport,

    /// <summary>教育文体</summary>
    Education,

    /// <summary>劳动和社会保障</summary>
    Labour,

    /// <summary>商贸旅游</summary>
    Commerce,

    /// <summary>卫生计生</summary>
    Health,

    /// <summary>其他: none of them, or it could not be told</summary>
    Other,
}
