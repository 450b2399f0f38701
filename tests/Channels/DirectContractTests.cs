using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Channels;

/// <summary>The contract without any transport, as the terminal uses the assistant.</summary>
public sealed class DirectContractTests : ChannelContract
{
    protected override async Task<ChannelCity> StartAsync() => new DirectCity(await TestCity.StartAsync());

    private sealed class DirectCity(TestCity city) : ChannelCity
    {
        public override TestCity City => city;

        protected override IServiceProvider Services => city.Services;

        public override Task<ChannelResident> NewResidentAsync() => Task.FromResult<ChannelResident>(new Resident(city));

        public override ValueTask DisposeAsync() => city.DisposeAsync();
    }

    private sealed class Resident(TestCity city) : ChannelResident
    {
        private readonly TestResident resident = city.NewResident("terminal");
        private readonly Queue<string> shown = [];
        private int messages;

        public override Task<string> SendsAsync(string text, string? key = null) =>
            SendAsync(new InboundMessage.Text("terminal", resident.Address, key ?? $"{++messages}", text));

        public override async Task SendsPhotoAsync(byte[] picture)
        {
            var stored =
                Assert.IsType<PhotoResult.Stored>(await city.Get<Photos>()
                    .StoreAsync(new MemoryStream(picture), "照片.png", "test", TestContext.Current.CancellationToken));
            await SendAsync(
                new InboundMessage.Photos("terminal", resident.Address, $"{++messages}", [stored.Attachment]));
        }

        protected override async Task<IReadOnlyList<string>> NextAsync()
        {
            if (shown.Count == 0)
            {
                await resident.Listens();
                Show();
            }

            return shown.TryDequeue(out var next) ? [next] : [];
        }

        private async Task<string> SendAsync(InboundMessage message)
        {
            var receipt = await resident.Sends(message);
            Show();
            return receipt.ActivityId.ToString();
        }

        private void Show()
        {
            foreach (var line in resident.Heard)
                shown.Enqueue(line.Text);
        }
    }
}
