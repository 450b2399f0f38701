using System.Globalization;
using System.Text.Json;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Integrations.Open311;

/// <summary>What can be reported: one service for each category of cases, with what is asked besides.</summary>
internal static class Open311Services
{
    /// <summary>Grows when a service or a question changes: clients keep what they read by it.</summary>
    public const string Changeset = "2026-11-30T00:00:00+08:00";

    public const string When = "WHEN";
    public const string About = "ABOUT";
    public const string Amount = "AMOUNT";
    public const string Wish = "WISH";

    /// <summary>Letters of what is said to a question.</summary>
    private const int Longest = 200;

    private const string Other = "都不像的";

    /// <returns>Null: there is none of this code.</returns>
    public static CaseCategory? Find(string code) =>
        Enum.GetValues<CaseCategory>().Cast<CaseCategory?>().FirstOrDefault(one => CodeOf(one!.Value).Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>construction</summary>
    public static string CodeOf(CaseCategory category) => JsonNamingPolicy.SnakeCaseLower.ConvertName(category.ToString());

    public static Open311Answer List() => Open311Answer.Of("services", "service", Enum.GetValues<CaseCategory>().Select(category => new Element(
        ("service_code", CodeOf(category)),
        ("service_name", CaseTexts.CategoryName(category)),
        ("description", Words(category)),
        ("metadata", true),
        ("type", "realtime"),
        ("keywords", Words(category) == Other ? "" : Words(category).Replace('、', ',')),
        ("group", "诉求"))));

    public static Open311Answer Define(CaseCategory category) => Open311Answer.Of("service_definition", new Element(
        ("service_code", CodeOf(category)),
        ("attributes", new Repeated("attribute", [.. Questions(category).Select((question, at) => new Element(
            ("variable", true),
            ("code", question.Code),
            ("datatype", question.Type),
            ("required", question.Required),
            ("datatype_description", question.Type == "number" ? "只写数字，单位是元" : null),
            ("order", at + 1),
            ("description", question.Text)))]))));

    /// <summary>Why what was said to the questions of a service cannot be taken; none: it can.</summary>
    public static IEnumerable<string> Refuse(CaseCategory category, IReadOnlyDictionary<string, string> said)
    {
        foreach (var (code, type, required, text) in Questions(category))
        {
            if (!said.TryGetValue(code, out var value))
            {
                if (required)
                    yield return $"请填写 attribute[{code}]：{text}";
            }
            else if (value.Length > Longest)
                yield return $"attribute[{code}] 最多 {Longest} 字。";
            else if (type == "number" && !decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
                yield return $"attribute[{code}] 要写数字。";
        }
    }

    /// <summary>Whom it is about is needed where nothing can be looked into without.</summary>
    private static IEnumerable<Question> Questions(CaseCategory category)
    {
        if (category == CaseCategory.Labour)
            yield return new Question(About, "string", true, "用人单位叫什么？");
        else if (category == CaseCategory.Commerce)
            yield return new Question(About, "string", true, "商家叫什么？");
        else
            yield return new Question(About, "string", false, "反映的是哪个单位或者什么人？");
        if (category is CaseCategory.Labour or CaseCategory.Commerce)
            yield return new Question(Amount, "number", false, "涉及多少钱？");
        yield return new Question(When, "string", false, "什么时候的事？");
        yield return new Question(Wish, "text", false, "希望怎么解决？");
    }

    private static string Words(CaseCategory category) => category switch
    {
        CaseCategory.Construction => "房屋、物业、道路、路灯、供水、供气",
        CaseCategory.Environment => "噪声、油烟、污水、垃圾、扬尘",
        CaseCategory.Transport => "公交、停车、信号灯、出租车",
        CaseCategory.Education => "学校、入学、培训、文化、体育",
        CaseCategory.Labour => "工资、社保、劳动合同、就业",
        CaseCategory.Commerce => "消费、价格、商家、旅游",
        CaseCategory.Health => "医院、卫生、防疫、生育",
        CaseCategory.Other => Other,
    };

    private sealed record Question(string Code, string Type, bool Required, string Text);
}
