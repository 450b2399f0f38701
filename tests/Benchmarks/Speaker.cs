namespace ResidentAssistant.Benchmarks;

/// <summary>One resident under load: says one line after the other, each when the one before is answered.</summary>
internal interface ISpeaker : IAsyncDisposable
{
    /// <summary>Says the next line and waits for its answer.</summary>
    /// <returns>Null, or what went wrong.</returns>
    Task<string?> SayNextAsync(CancellationToken cancellation);
}

/// <summary>A complaint in three messages, again and again.</summary>
internal static class ComplaintScript
{
    /// <returns>What is said, and what the answer must hold.</returns>
    public static (string Say, string Hear)[] For(int number) =>
        [($"{(number % 30) + 1}号楼楼下烧烤店油烟太大，晚上根本睡不着", "哪个小区"), ("阳光花园", "请您核对"), ("提交", "已经提交")];
}
