using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What the page shows, as JSON: everything small each time, lines and events only since the last look.</summary>
internal sealed class PanelView(SimulatedWeChat world)
{
    private const int LogLines = 200;

    /// <param name="person">OpenID of the phone that is looked at; null or unknown: none.</param>
    public JsonObject Read(string? person, long screenAfter, long logAfter)
    {
        lock (world.Gate)
        {
            var owner = world.Accounts.FirstOrDefault(account => account.Find(person ?? "") is not null);
            return new JsonObject
            {
                ["now"] = world.Now.ToString("O"),
                ["canAdvance"] = world.Clock is ShiftedClock,
                ["accounts"] = new JsonArray([.. world.Accounts.Select(Account)]),
                ["people"] = new JsonArray([.. world.Accounts.SelectMany(account => account.People.Select(each => Person(account, each)))]),
                ["phone"] = owner is null ? null : Phone(owner, owner.Find(person!)!, screenAfter),
                ["faults"] = new JsonObject
                {
                    ["waiting"] = world.Faults.Waiting,
                    ["latency"] = world.Faults.Latency.TotalSeconds,
                    ["snapshot"] = world.Faults.SnapshotMode,
                },
                ["log"] = new JsonArray([.. world.Log.Entries.Where(entry => entry.Number > logAfter).TakeLast(LogLines).Select(Entry)]),
            };
        }
    }

    private static JsonObject Account(SimulatedAccount account) => new()
    {
        ["appId"] = account.AppId,
        ["name"] = account.Name,
        ["mode"] = account.Mode.ToString(),
        ["enabled"] = account.Enabled,
        ["webhook"] = account.Webhook?.ToString(),
    };

    private static JsonObject Person(SimulatedAccount account, SimulatedPerson person) => new()
    {
        ["openId"] = person.OpenId,
        ["name"] = person.Name,
        ["account"] = account.Name,
        ["follows"] = person.Follows,
        ["lines"] = person.Screen.Count,
        ["last"] = person.Screen is [.., var last] ? last.Text : "",
        ["at"] = person.Screen is [.., var latest] ? latest.At.ToString("O") : null,
    };

    private JsonObject Phone(SimulatedAccount account, SimulatedPerson person, long screenAfter) => new()
    {
        ["openId"] = person.OpenId,
        ["name"] = person.Name,
        ["account"] = account.Name,
        ["appId"] = account.AppId,
        ["follows"] = person.Follows,
        ["messagesOff"] = person.MessagesOff,
        ["pushing"] = person.Pushing > 0,
        ["typing"] = world.Now < person.TypingUntil,
        ["left"] = person.Window.Left(world.Now),
        ["windows"] =
            new JsonArray(
                [.. person.Window.Rows(world.Now).Select(row => new JsonObject { ["left"] = row.Left, ["minutes"] = (row.Until - world.Now).TotalMinutes })]),
        ["menu"] = new JsonArray([.. MenuStore.Read(account.Menus.For(person).Buttons).Select(Button)]),
        ["codes"] = new JsonArray([.. account.QrCodes.Live(world.Now).Select(code => JsonValue.Create(code.Scene)).Take(20)]),
        ["templates"] = new JsonArray([.. account.Templates.Values.Where(template => template.Subscription).Select(template => new JsonObject
        {
            ["id"] = template.Id,
            ["title"] = template.Title,
            ["accepted"] = person.Acceptances.GetValueOrDefault(template.Id),
        })]),
        ["screen"] = new JsonArray([.. person.Screen.Where(line => line.Number > screenAfter).Select(Line)]),
    };

    private static JsonObject Button(MenuButton button) => new()
    {
        ["name"] = button.Name,
        ["type"] = button.Type,
        ["value"] = button.Value,
        ["sub"] = new JsonArray([.. button.Sub.Select(Button)]),
    };

    private static JsonObject Line(ScreenLine line) => new()
    {
        ["number"] = line.Number,
        ["at"] = line.At.ToString("O"),
        ["origin"] = line.Origin.ToString(),
        ["kind"] = line.Kind.ToString(),
        ["text"] = line.Text,
        ["pieces"] =
            new JsonArray(
                [.. line.Pieces.Select(piece => new JsonObject { ["text"] = piece.Text, ["target"] = piece.Tap?.Target, ["menuId"] = piece.Tap?.MenuId })]),
        ["articles"] =
            new JsonArray(
                [.. line.Articles.Select(article =>
                    new JsonObject { ["title"] = article.Title, ["description"] = article.Description, ["picture"] = article.PictureUrl,
                        ["url"] = article.Url })]),
        ["media"] = line.MediaUrl is null ? null : new Uri(line.MediaUrl).AbsolutePath,
        ["url"] = line.Url,
    };

    private static JsonObject Entry(LogEntry entry) => new()
    {
        ["number"] = entry.Number,
        ["at"] = entry.At.ToString("O"),
        ["kind"] = entry.Kind.ToString(),
        ["who"] = entry.Who,
        ["text"] = entry.Text,
        ["detail"] = entry.Detail is { Length: > 4000 } detail ? detail[..4000] + "…" : entry.Detail,
    };
}
