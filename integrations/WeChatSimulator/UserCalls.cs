using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Followers, remarks and tags.</summary>
internal static class UserCalls
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/cgi-bin/user/info", Info) { Right = AccountRights.Users, DailyLimit = 500_000 },
        new("POST", "/cgi-bin/user/info/batchget", Batch) { Right = AccountRights.Users, DailyLimit = 500_000 },
        new("POST", "/cgi-bin/user/info/updateremark", Remark) { Right = AccountRights.Users },
        new("GET", "/cgi-bin/user/get", Followers) { Right = AccountRights.Users, DailyLimit = 500 },
        new("POST", "/cgi-bin/tags/create", CreateTag) { Right = AccountRights.Users },
        new("GET", "/cgi-bin/tags/get", Tags) { Right = AccountRights.Users },
        new("POST", "/cgi-bin/tags/members/batchtagging", call => Tag(call, on: true)) { Right = AccountRights.Users },
        new("POST", "/cgi-bin/tags/members/batchuntagging", call => Tag(call, on: false)) { Right = AccountRights.Users },
        new("POST", "/cgi-bin/tags/getidlist", TagsOf) { Right = AccountRights.Users },
    ];

    private static CallResult Info(ApiCall call)
    {
        if (call.Query("openid") is not { Length: > 0 } openId)
            return CallResult.Of(41009);
        return call.Person(openId) is { } person ? CallResult.Of(Describe(person)) : CallResult.Of(40003);
    }

    private static CallResult Batch(ApiCall call)
    {
        if (call.Json["user_list"] is not JsonArray { Count: > 0 and <= 100 } asked)
            return CallResult.Of(40097);
        var people = asked.Select(entry => call.Person((entry as JsonObject)?["openid"]?.ToString() ?? "")).ToList();
        return people.Contains(null)
            ? CallResult.Of(40003)
            : CallResult.Of(new JsonObject { ["user_info_list"] = new JsonArray([.. people.Select(person => Describe(person!))]) });
    }

    /// <summary>No names and pictures since the end of 2021; of people who left only that they did.</summary>
    private static JsonObject Describe(SimulatedPerson person) => !person.Follows
        ? new JsonObject { ["subscribe"] = 0, ["openid"] = person.OpenId }
        : new JsonObject
        {
            ["subscribe"] = 1,
            ["openid"] = person.OpenId,
            ["nickname"] = "",
            ["sex"] = 0,
            ["language"] = "zh_CN",
            ["city"] = "",
            ["province"] = "",
            ["country"] = "",
            ["headimgurl"] = "",
            ["subscribe_time"] = person.FollowedAt?.ToUnixTimeSeconds(),
            ["remark"] = person.Remark,
            ["groupid"] = 0,
            ["tagid_list"] = new JsonArray([.. person.Tags.Select(tag => JsonValue.Create(tag))]),
            ["subscribe_scene"] = person.FollowScene,
            ["qr_scene"] = int.TryParse(person.FollowedThrough, out var number) ? number : 0,
            ["qr_scene_str"] = int.TryParse(person.FollowedThrough, out _) ? "" : person.FollowedThrough ?? "",
        };

    private static CallResult Remark(ApiCall call)
    {
        if (call.Person(call.Text("openid")) is not { } person)
            return CallResult.Of(40003);
        if (call.Text("remark").Length > 30)
            return CallResult.Of(40097);
        person.Remark = call.Text("remark");
        return CallResult.Ok;
    }

    private static CallResult Followers(ApiCall call)
    {
        const int page = 10_000;
        var all = call.Account.People.Where(person => person.Follows).Select(person => person.OpenId).ToList();
        var from = call.Query("next_openid") is { Length: > 0 } next ? all.IndexOf(next) + 1 : 0;
        var part = all.Skip(from).Take(page).ToList();
        var answer = new JsonObject { ["total"] = all.Count, ["count"] = part.Count };
        if (part.Count > 0)
            answer["data"] = new JsonObject { ["openid"] = new JsonArray([.. part.Select(id => JsonValue.Create(id))]) };
        answer["next_openid"] = part.LastOrDefault() ?? "";
        return CallResult.Of(answer);
    }

    private static CallResult CreateTag(ApiCall call)
    {
        var name = call.Text("tag", "name");
        if (name.Length is 0 or > 30)
            return CallResult.Of(45158, "tag name too long");
        if (call.Account.TagNames.ContainsValue(name))
            return CallResult.Of(45157, "invalid tag name");
        if (call.Account.TagNames.Count >= 100)
            return CallResult.Of(45056, "too many tag now, no need to add new");
        var id = call.Account.TagNames.Keys.LastOrDefault(99) + 1;
        call.Account.TagNames.Add(id, name);
        return CallResult.Of(new JsonObject { ["tag"] = new JsonObject { ["id"] = id, ["name"] = name } });
    }

    private static CallResult Tags(ApiCall call) => CallResult.Of(new JsonObject
    {
        ["tags"] =
            new JsonArray(
                [.. call.Account.TagNames.Select(tag =>
                    new JsonObject { ["id"] = tag.Key, ["name"] = tag.Value,
                        ["count"] = call.Account.People.Count(person => person.Tags.Contains(tag.Key)) })]),
    });

    private static CallResult Tag(ApiCall call, bool on)
    {
        if (!int.TryParse(call.Text("tagid"), out var tag) || !call.Account.TagNames.ContainsKey(tag))
            return CallResult.Of(45159, "invalid tagid");
        if (call.Json["openid_list"] is not JsonArray { Count: > 0 and <= 50 } list)
            return CallResult.Of(40032, "invalid openid list size");
        var people = list.Select(id => call.Person(id?.ToString() ?? "")).ToList();
        if (people.Contains(null))
            return CallResult.Of(40003);
        if (on && people.Exists(person => person!.Tags.Count >= 20 && !person.Tags.Contains(tag)))
            return CallResult.Of(45059, "has more than 20 tags");
        foreach (var person in people)
        {
            person!.Tags.Remove(tag);
            if (on)
                person.Tags.Add(tag);
        }

        return CallResult.Ok;
    }

    private static CallResult TagsOf(ApiCall call) => call.Person(call.Text("openid")) is { } person
        ? CallResult.Of(new JsonObject { ["tagid_list"] = new JsonArray([.. person.Tags.Select(tag => JsonValue.Create(tag))]) })
        : CallResult.Of(40003);
}
