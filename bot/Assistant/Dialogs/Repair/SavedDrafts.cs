using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Drafts put aside (草稿): by "先这样", by silence, or because this version does not know their form.</summary>
internal sealed class SavedDrafts(IReadOnlyDictionary<string, Form> forms, MainMenu menu)
{
    private const int AtMost = 3;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>After so long a silence a message is no answer to the last question any more.</summary>
    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    /// <summary>Title of the form that is being filled and holds something; null when there is none.</summary>
    public string? TitleOf(DialogState dialog) =>
        dialog.Current is { } current && forms.TryGetValue(current.Form, out var form) && form.HoldsAnything(current) ? form.Title : null;

    /// <summary>Puts aside what was left a day ago, and what this version has no form for, for the version that has; forgets what lay too long.</summary>
    public void Sort(DialogState dialog, DateTimeOffset now)
    {
        foreach (var left in dialog.Open.Where(open => !forms.ContainsKey(open.Form) || now - open.At > OpenFor).ToList())
            Keep(dialog, left, now);
        dialog.Drafts.RemoveAll(kept => now - kept.At > KeptFor);
    }

    /// <summary>先这样: keeps the form that is being filled for another time.</summary>
    public void PutAside(Turn turn)
    {
        var current = turn.Dialog.Current!;
        if (TitleOf(turn.Dialog) is { } title)
        {
            Keep(turn.Dialog, current, turn.Now);
            turn.Say(DialogTexts.Kept(title));
        }
        else
        {
            turn.Dialog.Open.Remove(current);
            turn.Say(DialogTexts.KeptEmpty);
        }
    }

    /// <summary>A choice for each draft that can be gone on with, the newest first.</summary>
    public IEnumerable<Choice> Offer(DialogState dialog) => dialog.Drafts.AsEnumerable().Reverse()
        .Where(kept => forms.ContainsKey(kept.Form)).DistinctBy(kept => kept.Form)
        .Select(kept => DialogTexts.ContinueKept(forms[kept.Form].Title, kept.Form));

    /// <summary>接着办: goes on with the newest draft.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="name">Of its form; empty: of any.</param>
    public async Task ResumeAsync(Turn turn, string name)
    {
        if (turn.Dialog.Drafts.FindLast(kept => forms.ContainsKey(kept.Form) && (name.Length == 0 || kept.Form == name)) is not { } found)
        {
            turn.Say(DialogTexts.NothingKept, menu.Choices);
            return;
        }

        turn.Dialog.Drafts.Remove(found);
        (found.At, found.Misses) = (turn.Now, 0);
        turn.Dialog.Open.Add(found);
        var form = forms[found.Form];
        await form.ContinueAsync(turn, DialogTexts.Resume(form.Title));
    }

    /// <summary>重新写: forgets the drafts of a form and begins with an empty one.</summary>
    public async Task BeginAnewAsync(Turn turn, string name)
    {
        if (!forms.TryGetValue(name, out var form))
            return;
        turn.Dialog.Drafts.RemoveAll(kept => kept.Form == name);
        await form.OpenNewAsync(turn);
    }

    /// <summary>The oldest goes when there are too many.</summary>
    private static void Keep(DialogState dialog, OpenForm open, DateTimeOffset now)
    {
        dialog.Open.Remove(open);
        open.At = now;
        dialog.Drafts.Add(open);
        while (dialog.Drafts.Count > AtMost)
            dialog.Drafts.RemoveAt(0);
    }
}
