using System.Text.Json;
using Xunit;

namespace ResidentAssistant.Tests.Deploy;

/// <summary>The shipped Containerfile, read so that its steps can be done by hand where there is no container.</summary>
internal sealed class Containerfile
{
    private readonly List<(int Stage, string Word, string Text)> steps = [];

    public Containerfile()
    {
        var stage = -1;
        foreach (var line in File.ReadAllLines(Path.Combine(Shell.Root, "deploy", "Containerfile")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (word, text) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            Assert.False(line.EndsWith('\\'), "A step stands on one line.");
            stage += word == "FROM" ? 1 : 0;
            steps.Add((stage, word, text));
        }
    }

    /// <summary>The command that makes the program.</summary>
    public string Publish => Assert.Single(steps, step => step is { Stage: 0, Word: "RUN" }).Text;

    /// <summary>What is done to the image besides, in this order, apart from the system's packages.</summary>
    public IEnumerable<string> Preparations =>
        steps.Where(step => step is { Stage: 1, Word: "RUN" } && !step.Text.StartsWith("apt-get", StringComparison.Ordinal)).Select(step => step.Text);

    public IReadOnlyDictionary<string, string> Environment =>
        Last("ENV").Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public string User => Last("USER");

    public string Volume => Last("VOLUME");

    /// <summary>Program and words of what serves.</summary>
    public string[] Serve => [.. Words(Last("ENTRYPOINT")), .. Words(Last("CMD"))];

    /// <summary>Program and words of what tells whether it serves.</summary>
    public string[] Health => Words(Last("HEALTHCHECK").Split(" CMD ")[1]);

    /// <summary>Whether <paramref name="first"/> comes before <paramref name="second"/> in the image.</summary>
    public bool IsBefore(string first, string second) =>
        steps.FindIndex(step => $"{step.Word} {step.Text}" == first) is >= 0 and var at && at < steps.FindIndex(step => $"{step.Word} {step.Text}" == second);

    private string Last(string word) => steps.Last(step => step.Stage == 1 && step.Word == word).Text;

    private static string[] Words(string json) => JsonSerializer.Deserialize<string[]>(json)!;
}
