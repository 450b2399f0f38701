using System.Text;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Files that an operator may give by mistake.</summary>
internal static class MalformedFiles
{
    /// <returns>Paths of the files, of a folder, and of what is not there.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "folder"));
        var noise = new byte[5000];
        new Random(1).NextBytes(noise);
        (string Name, byte[] Content)[] files =
        [
            ("empty", []),
            ("noise.bin", noise),
            ("fffe.txt", [0xFF, 0xFE, 0x00, 0xD8, 0x0A]),
            ("zeros.md", new byte[300]),
            ("null.jsonl", "null\n[]\n7\n\"x\"\n{}\n"u8.ToArray()),
            ("cut.jsonl", "{\"text\":\"你好\",\"intent\":\"legal\"}\n{\"text\":"u8.ToArray()),
            ("wrong.jsonl", "{\"text\":7,\"intent\":null,\"category\":[],\"question\":{},\"relevant\":\"x\",\"title\":true}\n"u8.ToArray()),
            ("missing.jsonl", "{\"text\":\"你好\"}\n{\"question\":\"你好\"}\n{\"intent\":\"nothing\",\"category\":\"nothing\"}\n"u8.ToArray()),
            ("nothing.jsonl", """
                {"question":"你好","relevant":[null]}
                {"question":"你好","relevant":[{"law":null}]}
                {"text":null,"category":null}
                """u8.ToArray()),
            ("surrogate.jsonl", """
                {"text":"\ud800","intent":"\udfff","category":"其他","question":"\ud800","relevant":[{"law":"\ud800","article":"x"}]}
                """u8.ToArray()),
            ("words.tsv", "fire\t着火了\nnothing\t什么\nno tab\n\t\n"u8.ToArray()),
            ("law.md", "# 某法\n\n没有日期\n\n第一条 没有章\n\n## 附\n第二〇条\n"u8.ToArray()),
            ("script.md", "居民：\n助手：\n过了：很久\n可选：\n"u8.ToArray()),
            ("long.txt", Encoding.UTF8.GetBytes(new string('长', 200_000))),
            ("archive.tar", [.. "not a tar"u8, .. new byte[2000]]),
        ];
        foreach (var (name, content) in files)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
        return [.. files.Select(file => Path.Combine(folder, file.Name)), Path.Combine(folder, "folder"), Path.Combine(folder, "is", "not", "there"), ""];
    }
}
