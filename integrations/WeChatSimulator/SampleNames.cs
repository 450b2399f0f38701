namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Names for people who were not given one.</summary>
internal static class SampleNames
{
    private static readonly string[] Names = ["张桂芳", "李建国", "王秀英", "陈志强", "刘洋", "赵敏", "孙大爷", "周婷", "吴磊", "郑阿姨"];

    public static string Of(int number) => number < Names.Length ? Names[number] : $"{Names[number % Names.Length]}{(number / Names.Length) + 1}";
}
