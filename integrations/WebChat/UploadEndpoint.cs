using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Photos of a resident: one multipart request becomes one message.</summary>
internal static class UploadEndpoint
{
    private const int FilesAtOnce = 6;

    /// <summary>Bytes of a request with photos; other routes take less.</summary>
    public const long RequestLimit = Photos.SizeLimit + (1024 * 1024);

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
                return DirectLineEndpoints.Error(415, "NotMultipart", "请用页面上的照片按钮发送。");
            IFormCollection form;
            try
            {
                form = await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = RequestLimit, ValueCountLimit = 16 }, cancellation);
            }
            catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                return TooLarge();
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException)
            {
                return DirectLineEndpoints.Error(400, "MalformedUpload", "照片没有传完整，请再发一次。");
            }

            return await AcceptAsync(form, identity, photos, turns, cancellation);
        });

    private static async Task<IResult> AcceptAsync(
        IFormCollection form, WebChatIdentity identity, Photos photos, TurnRunner turns, CancellationToken cancellation)
    {
        var activity = await ActivityAsync(form, cancellation);
        var files = form.Files.Where(file => file.Name != "activity").ToList();
        if (activity is null || files.Count is 0 or > FilesAtOnce)
            return DirectLineEndpoints.Error(400, "MalformedUpload", $"一次请发 1 到 {FilesAtOnce} 张照片。");
        var stored = new List<Attachment>();
        foreach (var file in files)
        {
            if (file.Length > Photos.SizeLimit)
                return TooLarge();
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            switch (await photos.StoreAsync(content.ToArray(), file.FileName, cancellation))
            {
                case PhotoResult.Stored(var attachment):
                    stored.Add(attachment);
                    break;
                case PhotoResult.TooLarge:
                    return TooLarge();
                case PhotoResult.NotAPicture:
                    return DirectLineEndpoints.Error(415, "NotAPicture", "这个文件不是照片，打不开。请换一张再发。");
            }
        }

        return await DirectLineEndpoints.AcceptAsync(identity, activity, stored, turns, cancellation);
    }

    private static async Task<JsonObject?> ActivityAsync(IFormCollection form, CancellationToken cancellation)
    {
        if (form.Files.GetFile("activity") is not { Length: < 256 * 1024 } part)
            return form.TryGetValue("activity", out var value) ? DirectLineEndpoints.Parse(System.Text.Encoding.UTF8.GetBytes(value.ToString())) : null;
        using var content = new MemoryStream();
        await part.CopyToAsync(content, cancellation);
        return DirectLineEndpoints.Parse(content.ToArray());
    }

    private static IResult TooLarge() => DirectLineEndpoints.Error(413, "PhotoTooLarge", "照片太大了（超过 20 MB），请拍小一点再发。");
}
