namespace ResidentAssistant.Benchmarks;

/// <summary>One resident under load: says one line after the other, each when the one before is answered.</summary>
internal interface ISpeaker : IAsyncDisposable
{
    /// <summary>Says the next line and waits for its answer.</summary>
    /// <returns>Null, or what went wrong.</returns>
    Task<string?> SayNextAsync(CancellationToken cancellation);
}

/// <summary>A complaint in three messages, again and again, from sixty communities: what neighbours say is compared.</summary>
internal static class ComplaintScript
{
    private static readonly string[] Names = ["阳光", "幸福", "翠湖", "和平", "东湖", "学府", "锦绣", "银杏", "紫荆", "金桂"];
    private static readonly string[] Kinds = ["花园", "家园", "小区", "新村", "公寓", "苑"];

    /// <returns>What is said, and what the answer must hold.</returns>
    public static (string Say, string Hear)[] For(int number) =>
        [($"{(number % 30) + 1}号楼楼下烧烤店油烟太大，晚上根本睡不着", "哪个小区"), (Names[number % Names.Length] + Kinds[number / Names.Length % Kinds.Length], "请您核对"),
            ("提交", "已经提交")];
}
