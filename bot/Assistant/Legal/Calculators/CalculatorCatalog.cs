using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>All calculators, in the order they are listed.</summary>
public sealed partial class CalculatorCatalog(CityOptions city, ReadWorkCalendar calendar)
{
    /// <summary>Only the beginning of a long message decides.</summary>
    private const int ReadAtMost = 200;

    public IReadOnlyList<ICalculator> All { get; } =
    [
        new CourtFeeForm(), new SeveranceForm(city), new OvertimeForm(), new ChildSupportForm(), new LimitationForm(calendar), new ArbitrationForm(calendar),
            new LegalAidForm(city), new AppealForm(calendar),
    ];

    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '！', '!', '？', '?', '\n'];

    public ICalculator? Find(string name) => All.FirstOrDefault(calculator => calculator.Name == name);

    /// <summary>The calculator that a message plainly asks for, and the words that say so: 帮我算算离职补偿, 打官司要回13万2，诉讼费多少; null when there is none.</summary>
    public (ICalculator Calculator, string Words)? Asked(string text)
    {
        var said = Repair.HalfWidth(TraditionalCharacters.Simplify(text.Length > ReadAtMost ? text[..ReadAtMost] : text)).ToLowerInvariant();
        foreach (var clause in said.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append(said))
            foreach (var calculator in All)
                if (calculator.IsAskedIn(clause)
                    || (ComputeForm().Match(clause) is { Success: true } asked
                        && calculator.Computes.Append(calculator.Title).Contains(asked.Groups["what"].Value)))
                    return (calculator, clause);
        return null;
    }

    /// <summary>The calculator that rests on most of these articles: on two, or on the one that it is about, which stands first among its sources.</summary>
    public IReadOnlyList<Choice> Offer(IReadOnlyList<Citation> citations)
    {
        var cited = citations.Select(Key).ToHashSet();
        var (best, shared) = All.Select(calculator => (calculator, calculator.Sources.Count(source => cited.Contains(Key(source.Citation)))))
            .MaxBy(pair => pair.Item2);
        return shared > 1 || (shared == 1 && cited.Contains(Key(best.Sources[0].Citation))) ? [CalculatorTexts.OfferChoice(best)] : [];
    }

    /// <summary>Citations of one article may spell its law differently.</summary>
    private static (string Law, string Article) Key(Citation citation) => (LawParser.CanonicalLawName(citation.Law), citation.Article);

    /// <summary>帮我算算…, 算一算：…, …帮我算一下, …计算器, 怎么计算….</summary>
    [GeneratedRegex(
        "^(?:请|麻烦|你好|您好|你|您|能不能|能|可以|可不可以|想|我|要|先|再|帮忙|帮|给|替|来|一下)*(?:(?:算一算|算一下|算算|算下|算个|计算一下|计算|算出|算|测算|估算)(?:一下|下)?[:：]?(?:我的?|他的?|她的?|自己的?|单位的?|公司的?|这个|"
            + "该)?(?:被(?:公司|单位|老板)?(?:辞退|裁员|裁掉?|开除|解雇)(?:了|后|以后)?)?(?:能?(?:拿|得|赔|要|有|给)?到?多少钱?的?)?(?<what>[^:：]+?)|(?<what>[^:：]+?)(?:计算器|帮我算一下|帮我算算|帮算一下|"
            + "帮算下|算一下|算算))(?:能?(?:有|是|拿|给|要|得|该)?(?:多少钱?|几多)|怎么算|吧|呗|嘛|吗|呢|啊|一下)*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex ComputeForm();
}
