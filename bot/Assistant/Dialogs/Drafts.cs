using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Drafts put aside (草稿): by "先这样", by silence, or because this version does not know their form.</summary>
internal static class Drafts
{
    private const int AtMost = 3;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>After so long a silence a message is no answer to the last question any more.</summary>
    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    /// <summary>Puts an open form aside; the oldest goes when there are too many.</summary>
    public static void Keep(DialogState dialog, OpenForm open, DateTimeOffset now)
    {
        dialog.Open.Remove(open);
        open.At = now;
        dialog.Kept.Add(open);
        while (dialog.Kept.Count > AtMost)
            dialog.Kept.RemoveAt(0);
    }

    /// <summary>Puts aside what was left a day ago, and what this version has no form for, for the version that has; forgets what lay too long.</summary>
    public static void Sort(DialogState dialog, IReadOnlyDictionary<string, Form> forms, DateTimeOffset now)
    {
        foreach (var left in dialog.Open.Where(open => !forms.ContainsKey(open.Form) || now - open.At > OpenFor).ToList())
            Keep(dialog, left, now);
        dialog.Kept.RemoveAll(kept => now - kept.At > KeptFor);
    }

    /// <summary>A choice for each draft that can be gone on with, the newest first.</summary>
    public static IEnumerable<Choice> Offer(DialogState dialog, IReadOnlyDictionary<string, Form> forms) => dialog.Kept.AsEnumerable().Reverse()
        .Where(kept => forms.ContainsKey(kept.Form)).DistinctBy(kept => kept.Form)
        .Select(kept => DialogTexts.ContinueKept(forms[kept.Form].Title, kept.Form));

    /// <summary>Opens the newest draft again, of one form or of any; null when there is none.</summary>
    public static Form? Resume(Turn turn, IReadOnlyDictionary<string, Form> forms, string name)
    {
        if (turn.Dialog.Kept.FindLast(kept => forms.ContainsKey(kept.Form) && (name.Length == 0 || kept.Form == name)) is not { } found)
            return null;
        turn.Dialog.Kept.Remove(found);
        (found.At, found.Misses) = (turn.Now, 0);
        turn.Dialog.Open.Add(found);
        return forms[found.Form];
    }
}
