using Microsoft.AspNetCore.Http.Features;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>A form with photos that a page of the console sends: they are stored as residents' photos are, and deleted when nothing takes them.</summary>
internal static class PhotoForm
{
    /// <summary>Bytes of a request: nine small photos, or one that the browser could not make smaller.</summary>
    public const int RequestLimit = Photos.SizeLimit + (1024 * 1024);

    private static readonly FormOptions Form = new()
    {
        MultipartBodyLengthLimit = RequestLimit,
        ValueCountLimit = 20,
        KeyLengthLimit = 100,
        ValueLengthLimit = 16 * 1024,
        MultipartHeadersCountLimit = 8,
        MultipartHeadersLengthLimit = 4096,
    };

    /// <param name="http">The request.</param>
    /// <param name="photos">Where they go.</param>
    /// <param name="staff">Whose they are.</param>
    /// <param name="work">Does it with what was stored, and tells whether the photos were taken.</param>
    public static async Task<IResult> TakeAsync(
        HttpContext http, Photos photos, StaffIdentity staff, Func<IFormCollection, IReadOnlyList<Attachment>, Task<(IResult Answer, bool Taken)>> work)
    {
        IFormCollection form;
        try
        {
            if (!http.Request.HasFormContentType)
                return Refuse("没有收到内容，请刷新页面再发。");
            form = await http.Request.ReadFormAsync(Form, http.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return Refuse("没有传完整，或者照片太大了（一共最多 20 MB）。请少选几张再发。");
        }

        if (form.Files.Count > RecordGridEntry.MostPhotos)
            return Refuse($"照片最多 {RecordGridEntry.MostPhotos} 张。");
        var stored = new List<Attachment>();
        var isTaken = false;
        try
        {
            foreach (var file in form.Files)
            {
                await using var content = file.OpenReadStream();
                switch (await photos.StoreAsync(content, file.FileName, $"{staff.Id:N}", http.RequestAborted))
                {
                    case PhotoResult.Stored(var photo):
                        stored.Add(photo);
                        break;
                    case PhotoResult.Refused(PictureRefusal.Busy):
                        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
                    case PhotoResult.Refused(var why):
                        return Refuse(Why(why));
                }
            }

            (var answer, isTaken) = await work(form, stored);
            return answer;
        }
        finally
        {
            if (!isTaken)
                photos.Discard(stored);
        }
    }

    public static IResult Refuse(string why) => Results.Json(new { why }, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static string Why(PictureRefusal why) => why switch
    {
        PictureRefusal.TooLarge => "有一张照片太大了（超过 20 MB），请拍小一点再发。",
        PictureRefusal.TooManyPixels => "有一张照片像素太高（超过 2400 万），请把相机调成普通清晰度再拍。",
        PictureRefusal.Heic => "有一张是 HEIC 格式，打不开。请在手机“设置”里把相机格式改成“兼容性最佳”再拍。",
        PictureRefusal.Incomplete => "有一张照片没有传完整，请重新选。",
        _ => "有一个文件不是照片，请换一张。",
    };
}
