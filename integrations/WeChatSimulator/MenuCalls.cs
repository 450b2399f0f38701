using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Menus (自定义菜单) and conditional menus (个性化菜单).</summary>
internal static class MenuCalls
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/cgi-bin/menu/create", Create) { Right = AccountRights.Menu, DailyLimit = 1000 },
        new("GET", "/cgi-bin/menu/get", Get) { Right = AccountRights.Menu, DailyLimit = 10_000 },
        new("GET", "/cgi-bin/get_current_selfmenu_info", Current) { Right = AccountRights.Menu },
        new("GET", "/cgi-bin/menu/delete", Delete) { Right = AccountRights.Menu, DailyLimit = 1000 },
        new("POST", "/cgi-bin/menu/addconditional", AddConditional) { Right = AccountRights.Menu, DailyLimit = 2000 },
        new("POST", "/cgi-bin/menu/delconditional", DeleteConditional) { Right = AccountRights.Menu, DailyLimit = 2000 },
        new("POST", "/cgi-bin/menu/trymatch", TryMatch) { Right = AccountRights.Menu, DailyLimit = 20_000 },
    ];

    private static CallResult Create(ApiCall call)
    {
        if (MenuRules.Check(call.Json["button"]) is not 0 and var wrong)
            return CallResult.Of(wrong);
        call.Account.Menus.Replace((JsonArray)call.Json["button"]!);
        return CallResult.Ok;
    }

    private static CallResult Get(ApiCall call)
    {
        var menus = call.Account.Menus;
        if (menus.Buttons is null)
            return CallResult.Of(46003);
        var answer = new JsonObject { ["menu"] = new JsonObject { ["button"] = menus.Buttons.DeepClone(), ["menuid"] = menus.Id } };
        if (menus.Conditional.Count > 0)
            answer["conditionalmenu"] =
                new JsonArray(
                    [.. menus.Conditional.Select(menu =>
                        new JsonObject { ["button"] = menu.Buttons.DeepClone(), ["matchrule"] = menu.Rule.DeepClone(), ["menuid"] = menu.Id })]);
        return CallResult.Of(answer);
    }

    /// <summary>What is live; sub-buttons stand in a list of their own here.</summary>
    private static CallResult Current(ApiCall call)
    {
        if (call.Account.Menus.Buttons is not { } buttons)
            return CallResult.Of(new JsonObject { ["is_menu_open"] = 0 });
        var shown = (JsonArray)buttons.DeepClone();
        foreach (var button in shown.OfType<JsonObject>())
        {
            if (button["sub_button"] is JsonArray sub)
                button["sub_button"] = new JsonObject { ["list"] = sub.DeepClone() };
        }

        return CallResult.Of(new JsonObject { ["is_menu_open"] = 1, ["selfmenu_info"] = new JsonObject { ["button"] = shown } });
    }

    private static CallResult Delete(ApiCall call)
    {
        call.Account.Menus.Clear();
        return CallResult.Ok;
    }

    private static CallResult AddConditional(ApiCall call)
    {
        if (MenuRules.Check(call.Json["button"]) is not 0 and var wrong)
            return CallResult.Of(wrong);
        var buttons = (JsonArray)call.Json["button"]!;
        if (MenuRules.CheckRule(call.Json["matchrule"], buttons, call.Account.Menus) is not 0 and var refused)
            return CallResult.Of(refused);
        return CallResult.Of(new JsonObject { ["menuid"] = call.Account.Menus.Add(buttons, (JsonObject)call.Json["matchrule"]!).ToString() });
    }

    private static CallResult DeleteConditional(ApiCall call) =>
        long.TryParse(call.Text("menuid"), out var id) && call.Account.Menus.Remove(id) ? CallResult.Ok : CallResult.Of(65301);

    private static CallResult TryMatch(ApiCall call)
    {
        if (call.Person(call.Text("user_id")) is not { } person)
            return CallResult.Of(40003);
        return call.Account.Menus.For(person).Buttons is { } buttons ? CallResult.Of(new JsonObject { ["button"] = buttons.DeepClone() })
            : CallResult.Of(46003);
    }
}
