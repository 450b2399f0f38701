using System.Net;
using ResidentAssistant.Tests.Channels;
using ResidentAssistant.Tests.Harness;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>The contract over HTTP and a socket.</summary>
public sealed class WebChatContractTests : ChannelContract
{
    protected override async Task<ChannelCity> StartAsync() => new WebChatCity(await TestHost.StartAsync());

    private sealed class WebChatCity(TestHost host) : ChannelCity
    {
        private readonly List<Resident> residents = [];

        public override TestCity City => host.City;

        protected override IServiceProvider Services => host.Services;

        public override async Task<ChannelResident> NewResidentAsync()
        {
            var client = await DirectLineClient.OpenAsync(host);
            var resident = new Resident(client, await LiveStream.OpenAsync(await client.ResumeAsync(client.Watermark)));
            residents.Add(resident);
            return resident;
        }

        public override async ValueTask DisposeAsync()
        {
            residents.ForEach(resident => resident.Dispose());
            await host.DisposeAsync();
        }
    }

    private sealed class Resident(DirectLineClient client, LiveStream stream) : ChannelResident, IDisposable
    {
        public override Task<string> SendsAsync(string text, string? key = null) => client.PostAsync(text, key);

        public override async Task SendsPhotoAsync(byte[] picture)
        {
            using var response = await client.UploadAsync((picture, "照片.png"));
            await DirectLineClient.JsonAsync(response, HttpStatusCode.OK);
        }

        public void Dispose()
        {
            stream.Dispose();
            client.Dispose();
        }

        protected override async Task<IReadOnlyList<string>> NextAsync()
        {
            while (true)
                if (await stream.NextAsync() is var next && DirectLineClient.IsFromCity(next))
                    return [DirectLineClient.Text(next["text"])];
        }
    }
}
