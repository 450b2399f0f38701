namespace ResidentAssistant.Assistant.Data.Workbooks;

/// <summary>Texts on their way into a cell and out of one.</summary>
internal static class SheetText
{
    /// <summary>Stands before what a spreadsheet would take for a formula; it shows nothing.</summary>
    private const char Mark = '\u200b';

    /// <summary>What somebody wrote is no formula when the workbook is opened.</summary>
    public static string Plain(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? Mark + text : text;

    /// <summary>One line of words as somebody typed it or a cell holds it: without the mark, spaces around it and more than one between words.</summary>
    public static string Read(string? text) => string.Join(
        ' ', new string([.. (text ?? "").Where(sign => sign is not (Mark or '\ufeff') && (char.IsWhiteSpace(sign) || !char.IsControl(sign)))])
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
