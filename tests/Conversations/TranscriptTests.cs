using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Integrations.Terminal;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>
/// Conversations as residents would hope to have them, one in each file of tests/Transcripts; whoever edits the knowledge can
/// add one. It is Monday, 23 November 2026, 9:00, in the sample city.
/// </summary>
public sealed class TranscriptTests
{
    private static string Folder => Above.Get("tests/Transcripts");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_conversation_goes_as_written(string file)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        var heardSomething = 0;
        foreach (var step in Script.Read(await File.ReadAllLinesAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken)))
        {
            switch (step)
            {
                case Step.Said(MessageKind.Text, var text):
                    await resident.Says(text);
                    break;
                case Step.Said(MessageKind.Photo, var text):
                    await resident.SendsPhotos(text, await ComplaintTests.PictureAsync(city));
                    break;
                case Step.Said(var kind, var text):
                    await resident.SendsKind(kind, text);
                    break;
                case Step.Heard(var part, true):
                    resident.Hears(part);
                    heardSomething++;
                    break;
                case Step.Heard(var part, false):
                    resident.DoesNotHear(part);
                    break;
                case Step.Offered(var labels):
                    Assert.Equal(labels, resident.Choices);
                    break;
                case Step.Passed(var time):
                    city.Clock.Advance(time);
                    await city.Get<BackgroundLoop>().RunDueAsync(TestContext.Current.CancellationToken);
                    await resident.Listens();
                    break;
            }
        }

        Assert.True(heardSomething > 0, "Nothing is expected to be heard.");
    }
}
