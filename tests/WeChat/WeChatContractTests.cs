using ResidentAssistant.Tests.Channels;
using ResidentAssistant.Tests.Harness;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>The contract over WeChat in safe mode: passive replies first, then what is pushed through the API.</summary>
public sealed class WeChatContractTests : ChannelContract
{
    protected override async Task<ChannelCity> StartAsync() => new WeChatChannelCity(await WeChatCity.StartAsync());

    private sealed class WeChatChannelCity(WeChatCity city) : ChannelCity
    {
        public override TestCity City => city.City;

        protected override IServiceProvider Services => city.Services;

        public override Task<ChannelResident> NewResidentAsync() => Task.FromResult<ChannelResident>(new Resident(city));

        public override ValueTask DisposeAsync() => city.DisposeAsync();
    }

    private sealed class Resident(WeChatCity city) : ChannelResident
    {
        // Longer than a reply waits for a faster way than pushing.
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);
        private readonly WeChatUser user = city.NewUser();
        private readonly Dictionary<string, string> answers = [];
        private readonly Queue<string> shown = [];
        private int pushed;

        public override async Task<string> SendsAsync(string text, string? key = null)
        {
            key ??= WeChatUser.NewId();
            var answer = await user.Says(text, key);
            Show(key, answer);
            return answer.Text ?? answer.Body;
        }

        public override async Task SendsPhotoAsync(byte[] picture)
        {
            var key = WeChatUser.NewId();
            Show(key, await user.Sends("image", key, ("PicUrl", city.Peer.Address + "/picture"), ("MediaId", "media")));
        }

        protected override async Task<IReadOnlyList<string>> NextAsync()
        {
            if (shown.Count == 0)
            {
                await city.DeliverAfterAsync(Patience);
                var mine = city.Peer.Messages.Where(message => message.To == user.OpenId).ToList();
                foreach (var message in mine.Skip(pushed))
                    shown.Enqueue(message.Content);
                pushed = mine.Count;
            }

            return shown.TryDequeue(out var next) ? [next] : [];
        }

        /// <summary>WeChat shows the answer to a message once, however often it had to ask.</summary>
        private void Show(string key, Answer answer)
        {
            if (answer.Text is { } text && answers.TryAdd(key, text))
                shown.Enqueue(text);
        }
    }
}
