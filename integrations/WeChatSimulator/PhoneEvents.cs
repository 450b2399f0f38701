namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What a person does besides sending messages: following, scanning, tapping the menu, subscribing.</summary>
internal sealed partial class Phone
{
    /// <summary>Any event, known or not, as it would be pushed.</summary>
    public Task<PushResult> CausesAsync(string eventName, params PushField[] fields) =>
        sender.PushAsync(account, person, PushMessage.OfEvent(eventName, person.OpenId, world.Now, fields));

    /// <summary>Follows, through a QR code's scene if one is given.</summary>
    public Task<PushResult> FollowsAsync(string? scene = null)
    {
        QrCode? code;
        lock (world.Gate)
        {
            if (person.Follows)
                return ScansAsync(scene ?? throw new InvalidOperationException($"{person.Name} 已经关注了 {account.Name}。"));
            code = scene is null ? null : CodeOf(scene);
            (person.Follows, person.EverFollowed, person.FollowedAt, person.FollowedThrough) = (true, true, world.Now, code?.Scene);
            person.FollowScene = code is null ? "ADD_SCENE_SEARCH" : "ADD_SCENE_QR_CODE";
            person.Show(ScreenLine.OfSystem("你已关注该公众号"), world.Now);
            person.Window.Open(PersonAction.Follow, world.Now);
            if (code is not null)
                person.Window.Open(PersonAction.Scan, world.Now);
        }

        return code is null ? CausesAsync("subscribe", new PushField("EventKey", "", Optional: true))
            : CausesAsync("subscribe", new("EventKey", "qrscene_" + code.Scene), new("Ticket", code.Ticket));
    }

    public Task<PushResult> UnfollowsAsync()
    {
        lock (world.Gate)
        {
            person.Follows = false;
            person.Window.Close();
            person.Acceptances.Clear();
            person.Tags.Clear();
            person.Show(ScreenLine.OfSystem("你已取消关注该公众号"), world.Now);
        }

        return CausesAsync("unsubscribe", new PushField("EventKey", "", Optional: true));
    }

    /// <summary>Scans a code with this scene; one that was printed before the simulation began if the API has made none.</summary>
    public Task<PushResult> ScansAsync(string scene)
    {
        QrCode code;
        lock (world.Gate)
        {
            if (!person.Follows)
                return FollowsAsync(scene);
            code = CodeOf(scene);
            person.Window.Open(PersonAction.Scan, world.Now);
        }

        return CausesAsync("SCAN", new("EventKey", code.Scene), new("Ticket", code.Ticket));
    }

    private QrCode CodeOf(string scene) => account.QrCodes.OfScene(scene, world.Now) ?? account.QrCodes.Add(world.Chance, scene, null, world.Now);

    /// <summary>Taps a button of the account's menu, found by its key, address or name.</summary>
    /// <exception cref="InvalidOperationException">The person's menu has no such button.</exception>
    public async Task<PushResult> ClicksMenuAsync(string keyOrName)
    {
        var (id, button) = FindButton(keyOrName);
        var menuId = new PushField("MenuId", id.ToString(), Optional: true);
        switch (button.Type)
        {
            case "view" or "view_limited":
                return await CausesAsync("VIEW", new PushField("EventKey", button.Value), menuId) with { Why = button.Value };
            case "miniprogram":
                return await CausesAsync("view_miniprogram", new PushField("EventKey", button.Value), menuId);
            case "scancode_push" or "scancode_waitmsg":
                return await CausesAsync(button.Type, new PushField("EventKey", button.Value),
                    PushField.Group("ScanCodeInfo", new("ScanType", "qrcode"), new("ScanResult", "https://example.cn/door/12")));
            case "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin":
                var pictures =
                    PushField.Group("SendPicsInfo", new PushField("Count", "1"),
                        PushField.Group("PicList", PushField.Group("item", new PushField("PicMd5Sum", world.Chance.Hex(32)))));
                await CausesAsync(button.Type, new PushField("EventKey", button.Value), pictures);
                return await SendsPhotoAsync();
            case "location_select":
                var place =
                    PushField.Group("SendLocationInfo", PushMessage.Number("Location_X", 32.010315), PushMessage.Number("Location_Y", 112.141567),
                        new PushField("Scale", "15"), new PushField("Label", "长虹路9号"), new PushField("Poiname", ""));
                await CausesAsync(button.Type, new PushField("EventKey", button.Value), place);
                return await SendsLocationAsync();
            default:
                return await CausesAsync("CLICK", new PushField("EventKey", button.Value));
        }
    }

    private (long MenuId, MenuButton Button) FindButton(string keyOrName)
    {
        lock (world.Gate)
        {
            var (id, buttons) = account.Menus.For(person);
            var button = MenuStore.Read(buttons).SelectMany(top => top.Sub.Count > 0 ? top.Sub : [top])
                .FirstOrDefault(b => b.Value == keyOrName || b.Name == keyOrName)
                ?? throw new InvalidOperationException($"菜单里没有「{keyOrName}」。");
            if (button.Type is "click" or "scancode_push" or "scancode_waitmsg")
                person.Window.Open(PersonAction.Click, world.Now);
            return (id, button);
        }
    }

    /// <summary>Answers the question whether the person wants notices of a template (订阅通知).</summary>
    public Task<PushResult> AnswersSubscriptionAsync(string templateId, bool accept)
    {
        lock (world.Gate)
        {
            if (accept && account.Templates.TryGetValue(templateId, out var template) && template.Subscription)
                person.Acceptances[templateId] = template.LongTerm ? int.MaxValue : person.Acceptances.GetValueOrDefault(templateId) + 1;
        }

        return CausesAsync("subscribe_msg_popup_event",
            PushField.Group("SubscribeMsgPopupEvent",
                PushField.Group("List", new("TemplateId", templateId), new("SubscribeStatusString", accept ? "accept" : "reject"), new("PopupScene", "1"))));
    }

    /// <summary>Switches the notices of a template off in the settings.</summary>
    public Task<PushResult> SwitchesSubscriptionOffAsync(string templateId)
    {
        lock (world.Gate)
            person.Acceptances.Remove(templateId);
        var wrapper = world.Chance.Coin(0.5) ? "SubscribeMsgPopupEvent" : "SubscribeMsgChangeEvent";
        return CausesAsync("subscribe_msg_change_event",
            PushField.Group(wrapper, PushField.Group("List", new("TemplateId", templateId), new("SubscribeStatusString", "reject"))));
    }

    /// <summary>Switches all messages of the account off, or on again (消息免接收). Nothing is pushed.</summary>
    public void SwitchesMessages(bool off)
    {
        lock (world.Gate)
            person.MessagesOff = off;
    }
}
