using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>Words that ask what going to court costs; who bears it, and who cannot pay it, asks something else.</summary>
internal static partial class FeeRecognizer
{
    public static bool AskHowMuch(string clause) => How().IsMatch(clause) && !Otherwise().IsMatch(clause);

    [GeneratedRegex(
        "(?:诉讼费|受理费|起诉费|立案费|官司费|上诉费)[^，。？！]{0,8}(?:多少|多高|怎么算|怎么收|怎么交|咋算|咋收|如何算|如何计算|如何收|几多|什么标准|收费标准|贵不贵|贵吗)|(?:多少|几多)(?:钱|元|块)?的?(?:诉讼费|受理费|起诉费|立案费|官司费|"
            + "上诉费)|(?:打官司|去?起诉|告[^，。]{1,6}|上法院|立案)[^，。？！回赔还判要]{0,6}(?:要|得|需要)?(?:先|一共|总共|大概|大约|交|缴|花|收|出|付|用){0,3}(?:多少|几多)(?:钱|费用|费|元|块)", RegexOptions.None,
                RegexLimit.Milliseconds)]
    private static partial Regex How();

    [GeneratedRegex("谁(?:来)?(?:出|交|付|承担|负担|给)|由谁|哪方|哪一方|退|交不起|减免|免交|缓交|减交|律师费|欠(?:的|了)?诉讼费", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Otherwise();
}
