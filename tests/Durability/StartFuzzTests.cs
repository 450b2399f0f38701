using Microsoft.Data.Sqlite;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>A start on what is damaged ends with a sentence, never silently, never with a trace, and never goes on for ever.</summary>
public sealed class StartFuzzTests
{
    /// <summary>Those that once hung or ended with a trace, or went on with new keys.</summary>
    private static readonly string[] AsProcesses = ["DataDir read-only", "keys removed", "database cut off"];

    [Fact]
    public async Task Each_damaged_folder_key_database_and_setting_is_refused_with_a_sentence()
    {
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var (_, chance) in Fuzz.Rounds(inSuite: 1))
            foreach (var damage in StartDamage.All)
            {
                var ended = await TryAsync(damage, chance, asProcess: Fuzz.Minutes is not null);
                var kind = ended?.GetType().Name ?? "Skipped";
                count[kind] = count.GetValueOrDefault(kind) + 1;
                if (ended is not null && !IsRight(damage, ended))
                    wrong.Add($"{damage.Name}: {ended}");
                if (ended is StartAttempt.Refused { Sentence: var said })
                    TestContext.Current.TestOutputHelper?.WriteLine($"{damage.Name}: {said}");
            }

        int Of(string kind) => count.GetValueOrDefault(kind);
        Fuzz.Report("start", new
        {
            damaged = count.Values.Sum() - Of("Skipped"),
            refusedWithASentence = Of(nameof(StartAttempt.Refused)),
            mendedAndStarted = Of(nameof(StartAttempt.Started)),
            hung = Of(nameof(StartAttempt.Hung)),
            stackTraces = Of(nameof(StartAttempt.Crashed)),
            skipped = Of("Skipped"),
        });
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_database_with_noise_anywhere_is_refused_with_a_sentence_or_works()
    {
        var (refused, started) = (0, 0);
        foreach (var (seed, chance) in Fuzz.Rounds(inSuite: 4, longest: 3))
        {
            var noise = new StartDamage($"noise {seed}", async place =>
            {
                await using var file = File.OpenWrite(place.Database);
                file.Position = chance.NextInt64(file.Length);
                var bytes = new byte[chance.Next(1, 5000)];
                chance.NextBytes(bytes);
                await file.WriteAsync(bytes);
                return null;
            }, null);
            switch (await TryAsync(noise, chance, asProcess: false))
            {
                case StartAttempt.Refused:
                    refused++;
                    break;
                case StartAttempt.Started:
                    started++;
                    break;
                case var other:
                    Assert.Fail($"{noise.Name}: {other}");
                    break;
            }
        }

        Fuzz.Report("start-noise", new { damaged = refused + started, refusedWithASentence = refused, started, hung = 0, stackTraces = 0 });
    }

    [Fact]
    public async Task The_program_itself_ends_with_a_sentence_and_exit_code_1()
    {
        foreach (var damage in StartDamage.All.Where(damage => AsProcesses.Contains(damage.Name)))
        {
            var ended = await TryAsync(damage, new Random(1), asProcess: true);
            if (ended is null)
                continue;
            var sentence = Assert.IsType<StartAttempt.Refused>(ended).Sentence;
            Assert.Contains(damage.Word!, sentence, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', sentence);
        }
    }

    /// <summary>Root may read everything, so this is tried as somebody else.</summary>
    [Fact]
    public async Task Keys_that_may_not_be_read_are_named()
    {
        Assert.SkipUnless(Fuzz.Minutes is not null, "Only with tests/fuzz.sh: needs another user.");
        await using var city = await TestCity.StartAsync();
        await DoAsync("chown", "-R", "nobody", city.Folder);
        await DoAsync("chown", "root", Directory.GetFiles(Path.Combine(city.Folder, "keys"), "key-*")[0]);
        var refused = Assert.IsType<StartAttempt.Refused>(await StartAttempt.AsProcessAsync(city.Settings, "runuser", "-u", "nobody", "--"));
        Assert.Contains("keys", refused.Sentence, StringComparison.Ordinal);
    }

    private static bool IsRight(StartDamage damage, StartAttempt ended) => damage.Word is { } word
        ? ended is StartAttempt.Refused refused && refused.Sentence.Contains(word, StringComparison.Ordinal)
        : ended is StartAttempt.Started;

    private static async Task DoAsync(string program, params string[] words)
    {
        using var process = System.Diagnostics.Process.Start(program, words);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(process.ExitCode == 0, $"{program} is not allowed here.");
    }

    /// <returns>Null where this machine does not let us do the damage.</returns>
    private static async Task<StartAttempt?> TryAsync(StartDamage damage, Random chance, bool asProcess)
    {
        await using var city = await TestCity.StartAsync();
        SqliteConnection.ClearAllPools();
        var settings = new Dictionary<string, string?>(city.Settings);
        IDisposable? undo;
        try
        {
            undo = await damage.DoAsync(new StartDamage.Place(city.Folder, settings, chance));
        }
        catch (Exception skipped) when (skipped.GetType().Name.Contains("Skip", StringComparison.Ordinal))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{damage.Name}: skipped, {skipped.Message}");
            return null;
        }

        using (undo)
            return asProcess ? await StartAttempt.AsProcessAsync(settings) : await StartAttempt.InProcessAsync(settings);
    }
}
