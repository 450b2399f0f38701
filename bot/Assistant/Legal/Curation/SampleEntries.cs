using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>The sample city answers from the starter entries.</summary>
internal sealed class SampleEntries(StarterFaq faq) : ISampleData
{
    public Task AddAsync(DateTimeOffset now, CancellationToken cancellation) => faq.AddAsync(cancellation);
}
