using System.Text;
using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Customer-service messages (客服消息) and "is typing".</summary>
internal static class MessageCalls
{
    private const int TextLimit = 2048;

    public static IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/cgi-bin/message/custom/send", Send) { Right = AccountRights.CustomerService, DailyLimit = 500_000 },
        new("POST", "/cgi-bin/message/custom/typing", Type) { Right = AccountRights.CustomerService, DailyLimit = 500_000 },
    ];

    private static CallResult Send(ApiCall call)
    {
        if (call.Text("touser") is not { Length: > 0 } to)
            return CallResult.Of(41009);
        if (call.Person(to) is not { } person)
            return CallResult.Of(40003);
        if (Build(call, out var line) is not 0 and var wrong)
            return CallResult.Of(wrong);
        if (Reach(person, call.Now) is not 0 and var unreachable)
            return CallResult.Of(unreachable);
        if (person.Window.Use(call.Now) is not 0 and var closed)
            return CallResult.Of(closed);
        person.TypingUntil = null;
        person.Show(line, call.Now);
        return CallResult.Ok;
    }

    private static CallResult Type(ApiCall call)
    {
        if (call.Person(call.Text("touser")) is not { } person)
            return CallResult.Of(40003);
        var command = call.Text("command");
        if (command is not ("Typing" or "CancelTyping"))
            return CallResult.Of(45072);
        if (Reach(person, call.Now) is not 0 and var unreachable)
            return CallResult.Of(unreachable);
        if (!person.Window.IsOpen(call.Now))
            return CallResult.Of(45015);
        if (call.Now - person.Window.LastAction > TimeSpan.FromSeconds(30))
            return CallResult.Of(45080);
        if (command == "CancelTyping")
        {
            person.TypingUntil = null;
            return CallResult.Ok;
        }

        if (call.Now < person.TypingUntil)
            return CallResult.Of(45081);
        person.TypingUntil = call.Now.AddSeconds(15);
        return CallResult.Ok;
    }

    /// <returns>0, or why nothing can be written to the person whatever the window says.</returns>
    private static int Reach(SimulatedPerson person, DateTimeOffset now) => person switch
    {
        { Follows: false, EverFollowed: false } => 43004,
        { Follows: false } => 45015,
        { Blacklisted: true } => 43019,
        { MessagesOff: true } => 48002,
        _ => 0,
    };

    /// <returns>0 and the line the person sees, or what is wrong with the message.</returns>
    private static int Build(ApiCall call, out ScreenLine line)
    {
        line = new ScreenLine(LineOrigin.CustomerService, LineKind.Text, "");
        switch (call.Text("msgtype"))
        {
            case "text":
                var content = call.Text("text", "content");
                line = ScreenLine.OfText(LineOrigin.CustomerService, content);
                return content.Length == 0 ? 44004 : Encoding.UTF8.GetByteCount(content) > TextLimit ? 45002 : 0;
            case "image":
                return Media(call, "image", LineKind.Picture, "[图片]", ref line);
            case "voice":
                return Media(call, "voice", LineKind.Voice, "[语音]", ref line);
            case "video":
                return Media(call, "video", LineKind.Video, "[视频]", ref line);
            case "music":
                line = line with { Kind = LineKind.Music, Text = call.Text("music", "title"), Url = call.Text("music", "musicurl") };
                return call.Text("music", "thumb_media_id").Length == 0 ? 41006 : 0;
            case "news":
                return News(call, ref line);
            case "msgmenu":
                return Menu(call, ref line);
            case "miniprogrampage":
                line = line with { Kind = LineKind.MiniProgram, Text = call.Text("miniprogrampage", "title") };
                return call.Text("miniprogrampage", "pagepath").Length == 0 ? 40097 : 0;
            case "wxcard":
                line = line with { Kind = LineKind.Card, Text = "[卡券]" };
                return call.Text("wxcard", "card_id").Length == 0 ? 40097 : 0;
            default:
                return 40008;
        }
    }

    private static int Media(ApiCall call, string type, LineKind kind, string shown, ref ScreenLine line)
    {
        if (call.Text(type, "media_id") is not { Length: > 0 } id)
            return 41006;
        if (call.Account.Media.Find(id, call.Now) is not { } medium || medium.Type != type)
            return 40007;
        line = line with { Kind = kind, Text = shown, MediaUrl = call.World.MediaAddress(medium) };
        return 0;
    }

    private static int News(ApiCall call, ref ScreenLine line)
    {
        if ((call.Json["news"] as JsonObject)?["articles"] is not JsonArray { Count: > 0 } articles)
            return 47001;
        if (articles.Count > 1)
            return 45008;
        var text = (string name) => (articles[0] as JsonObject)?[name]?.ToString() ?? "";
        line = line with
        {
            Kind = LineKind.News,
            Text = text("title"),
            Articles = [new ScreenArticle(text("title"), text("description"), text("picurl"), text("url"))]
        };
        return 0;
    }

    private static int Menu(ApiCall call, ref ScreenLine line)
    {
        if (!call.Account.May(AccountRights.MenuMessages))
            return 40200;
        if ((call.Json["msgmenu"] as JsonObject)?["list"] is not JsonArray { Count: > 0 } list)
            return 47001;
        var (head, tail) = (call.Text("msgmenu", "head_content"), call.Text("msgmenu", "tail_content"));
        var items = list.OfType<JsonObject>()
            .Select(item => new Tappable(item["content"]?.ToString() ?? "", item["content"]?.ToString() ?? "", item["id"]?.ToString() ?? "")).ToList();
        if (items.Exists(item => item.Label.Length == 0 || item.MenuId!.Length == 0))
            return 47001;
        line = line with
        {
            Kind = LineKind.Menu,
            Text = string.Join('\n', new[] { head }.Concat(items.Select(item => item.Label)).Append(tail).Where(part => part.Length > 0)),
            Pieces = [.. TextPieces.Of(head), .. items.Select(item => new Piece(item.Label, item)), .. tail.Length == 0 ? [] : TextPieces.Of(tail)],
        };
        return Encoding.UTF8.GetByteCount(line.Text) > TextLimit ? 45002 : 0;
    }
}
