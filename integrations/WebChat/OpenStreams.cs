using System.Net;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>
/// The sockets open on this node. A client that comes back often leaves old ones behind: of one conversation the oldest
/// gives way, so that the reader's newest line always stands. From one address there are only so many.
/// </summary>
public sealed class OpenStreams(WebChatOptions options)
{
    public const int PerConversation = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, List<Place>> conversations = [];
    private readonly Dictionary<string, int> addresses = [];

    /// <summary>A place for one more socket, to be disposed with it; null when the address has no more.</summary>
    public Place? Enter(Guid conversation, IPAddress? address)
    {
        var place = new Place(this, conversation, Household.Of(address));
        Place? oldest = null;
        lock (gate)
        {
            var here = addresses.GetValueOrDefault(place.Address);
            if (here >= options.SocketsPerAddress)
                return null;
            addresses[place.Address] = here + 1;
            if (!conversations.TryGetValue(conversation, out var places))
                conversations[conversation] = places = [];
            if (places.Count >= PerConversation)
            {
                oldest = places[0];
                places.RemoveAt(0);
            }

            places.Add(place);
        }

        oldest?.GiveWay();
        return place;
    }

    /// <summary>Ends all sockets of a conversation on this node.</summary>
    public void Close(Guid conversation)
    {
        Place[] open;
        lock (gate)
            open = [.. conversations.GetValueOrDefault(conversation, [])];
        foreach (var place in open)
            place.GiveWay();
    }

    private void Leave(Place place)
    {
        lock (gate)
        {
            if (--addresses[place.Address] == 0)
                addresses.Remove(place.Address);
            if (conversations.TryGetValue(place.Conversation, out var places) && places.Remove(place) && places.Count == 0)
                conversations.Remove(place.Conversation);
        }
    }

    public sealed class Place(OpenStreams streams, Guid conversation, string address) : IDisposable
    {
        private readonly CancellationTokenSource displaced = new();

        internal Guid Conversation => conversation;

        internal string Address => address;

        /// <summary>Cancelled when a newer socket needs the place, or the conversation is closed.</summary>
        public CancellationToken Displaced => displaced.Token;

        public void Dispose()
        {
            streams.Leave(this);
            displaced.Dispose();
        }

        internal void GiveWay()
        {
            try
            {
                displaced.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has left by itself.
            }
        }
    }
}
