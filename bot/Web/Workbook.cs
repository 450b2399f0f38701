namespace ResidentAssistant.Web;

/// <summary>A workbook (xlsx) that is downloaded.</summary>
internal static class Workbook
{
    public static IResult File(byte[] content, string name) =>
        Results.File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
}
