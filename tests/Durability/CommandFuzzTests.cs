using System.Collections.Concurrent;
using System.CommandLine;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.Commands;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Every command that takes something, those of tomorrow too, with files, numbers and words that are not what it asks for.</summary>
public sealed class CommandFuzzTests
{
    private const int AtOnce = 2;

    /// <summary>Of each command, in each round.</summary>
    private const int LinesParsed = 200;

    private const int LinesRun = 1;

    /// <summary>Serving goes on until it is stopped; how it is refused is tried in <see cref="StartFuzzTests"/>.</summary>
    private static readonly string[] Endless = ["serve"];

    private static readonly string[] Texts =
    [
        "", " ", "abc", "居民", "admin@example.cn", "檀溪社区", "7", "-7", "2026-02-30", "../../etc/passwd", "'; DROP TABLE Cases; --", "{0}",
        "\u001d\u202e", "http://127.0.0.1:1/", "x://", "[::1", new string('长', 3000), "😀",
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task No_command_however_malformed_ends_with_a_trace_or_not_at_all()
    {
        await using var city = await TestCity.StartAsync();
        var files = await MalformedFiles.WriteAsync(Path.Combine(city.Folder, "given"));
        var commands = Leaves(CommandLine.Root(), [])
            .Where(leaf => !Endless.Contains(leaf.Path[0]) && leaf.Command.Arguments.Count + leaf.Command.Options.Count > 0).ToList();
        var (parsed, runs, exits, wrong) = (0, 0, new ConcurrentDictionary<int, int>(), new ConcurrentBag<string>());
        foreach (var (seed, chance) in Fuzz.Rounds(inSuite: 1))
        {
            var round = new List<string[]>();
            foreach (var command in commands)
            {
                // What cannot be read is refused before anything runs; what can be is run, as an operator would.
                var lines = Enumerable.Range(0, LinesParsed).Select(_ => Words(command, files, chance)).ToList();
                parsed += lines.Count;
                round.AddRange(lines.Where(words => IsRead(words, wrong)).Take(LinesRun));
            }

            var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };
            await Parallel.ForEachAsync(round, limits, async (words, stop) =>
            {
                Interlocked.Increment(ref runs);
                var told = $"round {seed}: {string.Join(' ', words)}";
                try
                {
                    var ended = await Operator.RunAsync(city.Settings, words).WaitAsync(Longest, stop);
                    exits.AddOrUpdate(ended.Exit, 1, (_, count) => count + 1);
                    if (ended.Exit is not (0 or 1 or 2) || (ended.Exit > 0 && ended.Error.Trim().Length == 0 && ended.Output.Length == 0)
                        || ended.Error.Contains("   at ", StringComparison.Ordinal) || ended.Output.Contains("   at ", StringComparison.Ordinal))
                        wrong.Add($"{told}\n-> {ended.Exit} {ended.Error[..Math.Min(ended.Error.Length, 600)]}");
                }
                catch (TimeoutException)
                {
                    wrong.Add($"{told}\n-> has not ended");
                }
            });
        }

        int Ended(int exit) => exits.GetValueOrDefault(exit);
        Fuzz.Report("commands",
            new { commands = commands.Count, parsed, runs, done = Ended(0), refused = Ended(1), wrongUsage = Ended(2), wrong = wrong.Count });
        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {parsed} read, {runs} run:\n{string.Join("\n\n", wrong.Take(12))}");
        Assert.True(commands.Count > 15);
    }

    private static bool IsRead(string[] words, ConcurrentBag<string> wrong)
    {
        try
        {
            return CommandLine.Root().Parse(words).Errors.Count == 0;
        }
        catch (Exception failure)
        {
            wrong.Add($"{string.Join(' ', words)}\n-> {failure}");
            return false;
        }
    }

    private static IEnumerable<(string[] Path, Command Command)> Leaves(Command command, string[] path)
    {
        if (path.Length > 0 && command.Action is not null)
            yield return (path, command);
        foreach (var leaf in command.Subcommands.SelectMany(sub => Leaves(sub, [.. path, sub.Name])))
            yield return leaf;
    }

    private static string[] Words((string[] Path, Command Command) leaf, IReadOnlyList<string> files, Random chance)
    {
        var words = new List<string>(leaf.Path);
        foreach (var argument in leaf.Command.Arguments)
            if (chance.Next(12) > 0)
                words.Add(Value(argument.ValueType, files, chance));
        foreach (var option in leaf.Command.Options.Where(option => option.Name is not ("--help" or "--version")))
        {
            if (!option.Required && chance.Next(2) == 0)
                continue;
            words.Add(option.Name);
            if (option.ValueType != typeof(bool))
                words.Add(Value(option.ValueType, files, chance));
        }

        if (chance.Next(4) == 0)
            words.Add("--json");
        if (chance.Next(15) == 0)
            words.Insert(chance.Next(words.Count + 1), chance.GetItems(["--nothing", "--", "@nothing", "-", ""], 1)[0]);
        return [.. words];
    }

    private static string Value(Type type, IReadOnlyList<string> files, Random chance)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        if (kind == typeof(FileInfo) || (kind == typeof(string) && chance.Next(2) == 0))
            return files[chance.Next(files.Count)];
        if (kind.IsEnum && chance.Next(3) > 0)
            return chance.GetItems(Enum.GetNames(kind), 1)[0];
        if (kind == typeof(int))
            return chance.GetItems(["0", "-1", "3", "2147483647", "99999999999", "abc", "3.5", ""], 1)[0];
        return chance.GetItems(Texts, 1)[0];
    }
}
