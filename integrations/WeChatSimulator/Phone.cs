namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What a person does with their WeChat in the chat of one account. Every act returns how its push ended.</summary>
internal sealed partial class Phone(SimulatedWeChat world, WebhookSender sender, SimulatedAccount account, SimulatedPerson person)
{
    /// <summary>What stands in for a sticker that is not passed on.</summary>
    public const string StickerPlaceholder = "[收到不支持的消息类型，暂无法显示]";

    public SimulatedAccount Account => account;

    public SimulatedPerson Person => person;

    public string OpenId => person.OpenId;

    /// <summary>All the person sees, oldest first.</summary>
    public IReadOnlyList<ScreenLine> Screen
    {
        get
        {
            lock (world.Gate)
                return [.. person.Screen];
        }
    }

    /// <summary>What the account said to the person, as it is read on the phone.</summary>
    public IReadOnlyList<string> Heard => [.. Screen.Where(line => line.Origin is not (LineOrigin.Mine or LineOrigin.System)).Select(line => line.Text)];

    /// <summary>Customer-service messages the account may still send the person now.</summary>
    public int MessagesLeft
    {
        get
        {
            lock (world.Gate)
                return person.Window.Left(world.Now);
        }
    }

    public Task<PushResult> SaysAsync(string text) =>
        SendsAsync("text", ScreenLine.OfText(LineOrigin.Mine, text) with { Pieces = [new Piece(text)], Text = text }, new PushField("Content", text));

    /// <param name="jpegOrPng">A drawn picture when null.</param>
    public Task<PushResult> SendsPhotoAsync(byte[]? jpegOrPng = null)
    {
        var content = jpegOrPng ?? SamplePictures.Photo(world.Chance.Below(1000));
        var medium = Keep("image", "image/" + (MediaStore.Form(content) == "png" ? "png" : "jpeg"), content);
        var address = world.MediaAddress(medium);
        return SendsAsync("image", new ScreenLine(LineOrigin.Mine, LineKind.Picture, "[图片]") { MediaUrl = address }, new PushField("PicUrl", address),
            new PushField("MediaId", medium.Id));
    }

    /// <param name="recognition">What speech recognition understood; WeChat no longer sends it.</param>
    public Task<PushResult> SendsVoiceAsync(byte[]? amr = null, string? recognition = null)
    {
        var medium = Keep("voice", "audio/amr", amr ?? SampleVoice.Amr());
        return SendsAsync(
            "voice", new ScreenLine(LineOrigin.Mine, LineKind.Voice, "[语音 3″]") { MediaUrl = world.MediaAddress(medium) },
            new("MediaId", medium.Id), new("Format", "amr"), new("MediaId16K", medium.Id, Optional: true),
                new("Recognition", recognition ?? "", Optional: recognition is null));
    }

    public Task<PushResult> SendsVideoAsync(bool isShort = false)
    {
        var medium = Keep("video", "video/mp4", [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0, .. "mp42isom"u8]);
        var thumb = Keep("thumb", "image/jpeg", SamplePictures.Photo(7));
        return SendsAsync(
            isShort ? "shortvideo" : "video", new ScreenLine(LineOrigin.Mine, LineKind.Video, "[视频]") { MediaUrl = world.MediaAddress(thumb) },
            new PushField("MediaId", medium.Id), new PushField("ThumbMediaId", thumb.Id));
    }

    public Task<PushResult> SendsLocationAsync(double latitude = 32.010315, double longitude = 112.141567, string label = "湖北省襄阳市樊城区长虹路9号") =>
        SendsAsync(
            "location", new ScreenLine(LineOrigin.Mine, LineKind.Location, label),
            PushMessage.Number("Location_X", latitude), PushMessage.Number("Location_Y", longitude), new PushField("Scale", "15"),
                new PushField("Label", label));

    public Task<PushResult> SendsLinkAsync(string title, string url, string description = "") =>
        SendsAsync("link", new ScreenLine(LineOrigin.Mine, LineKind.Card, title) { Url = url }, new("Title", title), new("Description", description),
            new("Url", url));

    public Task<PushResult> SendsStickerAsync() =>
        SendsAsync("text", new ScreenLine(LineOrigin.Mine, LineKind.Sticker, "[表情]"), new PushField("Content", StickerPlaceholder));

    /// <summary>
    /// Taps a link or a choice by its label, the newest one first. A choice sends its words as a text and counts as a
    /// menu click; a web address is only told, in <see cref="PushResult.Why"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing on the screen is called so.</exception>
    public Task<PushResult> TapsAsync(string label)
    {
        var tap = Screen.Reverse().SelectMany(line => line.Taps).FirstOrDefault(tap => tap.Label == label)
            ?? throw new InvalidOperationException($"屏幕上没有「{label}」可点。");
        return TapsAsync(tap);
    }

    public Task<PushResult> TapsAsync(Tappable tap)
    {
        if (!tap.SendsText)
            return Task.FromResult(new PushResult(PushEnd.NotPushed, 0, Why: tap.Target));
        var id = new PushField("bizmsgmenuid", world.Faults.WithoutMenuIds ? "0" : tap.MenuId!, Optional: world.Faults.WithoutMenuIds);
        return SendsAsync("text", PersonAction.Click,
            ScreenLine.OfText(LineOrigin.Mine, tap.Target) with { Pieces = [new Piece(tap.Target)], Text = tap.Target },
                new PushField("Content", tap.Target), id);
    }

    private Medium Keep(string type, string contentType, byte[] content)
    {
        lock (world.Gate)
            return account.Media.Add(world.Chance, type, contentType, $"{type}.{MediaStore.Form(content)}", content, world.Now);
    }

    private Task<PushResult> SendsAsync(string type, ScreenLine line, params PushField[] fields) => SendsAsync(type, PersonAction.Message, line, fields);

    private Task<PushResult> SendsAsync(string type, PersonAction action, ScreenLine line, params PushField[] fields)
    {
        PushMessage message;
        lock (world.Gate)
        {
            if (!person.Follows)
                throw new InvalidOperationException($"{person.Name} 没有关注 {account.Name}，发不了消息。");
            person.Show(line, world.Now);
            person.Window.Open(action, world.Now);
            message = PushMessage.Of(type, person.OpenId, world.Now, world.Chance.MessageId(), fields);
        }

        return sender.PushAsync(account, person, message);
    }
}
