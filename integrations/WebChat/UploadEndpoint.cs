using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Photos of a resident: one multipart request becomes one message.</summary>
internal static class UploadEndpoint
{
    /// <summary>Photos of one message.</summary>
    public const int FilesAtOnce = 6;

    /// <summary>Bytes of a request with photos; other routes take less.</summary>
    public const long RequestLimit = Photos.SizeLimit + (1024 * 1024);

    /// <summary>A few more parts than are taken, so that one who sends too many photos is told so.</summary>
    private static readonly FormOptions Form = new()
    {
        MultipartBodyLengthLimit = RequestLimit,
        ValueCountLimit = 2 * FilesAtOnce,
        KeyLengthLimit = 100,
        ValueLengthLimit = PostedActivity.SizeLimit,
        MultipartHeadersCountLimit = 8,
        MultipartHeadersLengthLimit = 4096,
    };

    public static Task<IResult> PostAsync(HttpContext http, string id, Photos photos, TurnRunner turns, CancellationToken cancellation) =>
        DirectLineEndpoints.WithTokenAsync(http, id, async identity =>
        {
            if (http.Request.ContentLength > RequestLimit)
            {
                // The server reads the rest away for some seconds; at its limit it would hang up, and the browser would see no answer at all.
                if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                    limit.MaxRequestBodySize = null;
                return TooLarge();
            }

            if (!http.Request.HasFormContentType)
                return DirectLineError.Of(415, "NotMultipart", "请用页面上的照片按钮发送。");
            IFormCollection form;
            try
            {
                form = await http.Request.ReadFormAsync(Form, cancellation);
            }
            catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                return TooLarge();
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException)
            {
                return DirectLineError.Of(400, "MalformedUpload", "照片没有传完整，请再发一次。");
            }

            return await AcceptAsync(form, new Sender(http, identity, Household.Of(http.Connection.RemoteIpAddress)), photos, turns, cancellation);
        });

    /// <summary>Until the message is received its photos belong to nothing: whatever refuses it, they are deleted.</summary>
    private static async Task<IResult> AcceptAsync(IFormCollection form, Sender sender, Photos photos, TurnRunner turns, CancellationToken cancellation)
    {
        var activity = await ActivityAsync(form, cancellation);
        var files = form.Files.Where(file => file.Name != "activity").ToList();
        if (activity is not { IsMessage: true } || files.Count is 0 or > FilesAtOnce)
            return DirectLineError.Of(400, "MalformedUpload", $"一次请发 1 到 {FilesAtOnce} 张照片。");
        var stored = new List<Attachment>();
        try
        {
            foreach (var file in files)
            {
                if (file.Length > Photos.SizeLimit)
                    return TooLarge();
                await using var content = file.OpenReadStream();
                switch (await photos.StoreAsync(content, file.FileName, sender.Address, cancellation))
                {
                    case PhotoResult.Stored(var attachment):
                        stored.Add(attachment);
                        break;
                    case PhotoResult.Refused(var why):
                        return Refusal(why, sender.Http);
                }
            }

            cancellation.ThrowIfCancellationRequested();
            // From here on the inbox has them, and the sender's hanging up changes nothing.
            IReadOnlyList<Attachment> given = [.. stored];
            stored.Clear();
            return await DirectLineEndpoints.AcceptAsync(sender.Identity, activity, given, turns, CancellationToken.None);
        }
        finally
        {
            photos.Discard(stored);
        }
    }

    private static IResult Refusal(PictureRefusal why, HttpContext http)
    {
        if (why == PictureRefusal.Busy)
            http.Response.Headers.RetryAfter = "5";
        return Refusal(why);
    }

    private static IResult Refusal(PictureRefusal why) => why switch
    {
        PictureRefusal.TooLarge => TooLarge(),
        PictureRefusal.TooManyPixels => DirectLineError.Of(413, "TooManyPixels", "这张照片像素太高（超过 2400 万），请把相机调成普通清晰度再拍，或者截图再发。"),
        PictureRefusal.NotAPicture => DirectLineError.Of(415, "NotAPicture", "这个文件不是照片，打不开。请换一张再发。"),
        PictureRefusal.Heic => DirectLineError.Of(415, "HeicPhoto", "这是 HEIC 格式的照片，我们这里打不开。请在手机的“设置”里把相机格式改成“兼容性最佳”再拍，或者截图再发。"),
        PictureRefusal.Incomplete => DirectLineError.Of(400, "PhotoIncomplete", "照片没有传完整，请再发一次。"),
        PictureRefusal.Busy => DirectLineError.Of(503, "TooManyPhotos", "现在发照片的人多，请过一会儿再发。"),
    };

    private static async Task<PostedActivity?> ActivityAsync(IFormCollection form, CancellationToken cancellation)
    {
        if (form.Files.GetFile("activity") is not { Length: <= PostedActivity.SizeLimit } part)
            return form.TryGetValue("activity", out var value) ? PostedActivity.Read(Encoding.UTF8.GetBytes(value.ToString())) : null;
        using var content = new MemoryStream();
        await part.CopyToAsync(content, cancellation);
        return PostedActivity.Read(content.ToArray());
    }

    private static IResult TooLarge() => DirectLineError.Of(413, "PhotoTooLarge", "照片太大了（超过 20 MB），请拍小一点再发。");

    /// <param name="Address">Whose photos wait for the decoder together.</param>
    private sealed record Sender(HttpContext Http, WebChatIdentity Identity, string Address);
}
