using System.Text.Json;
using System.Text.Json.Serialization;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// What the assistant keeps in mind between two messages: open forms (the last one is being filled), drafts put aside and
/// the choices it offered last. Stored as JSON; a property this version does not know is ignored, one that is missing is empty.
/// </summary>
public sealed class DialogState
{
    private const int QuestionsAtMost = 5;
    private const int AnswerablesAtMost = 4;

    public List<OpenForm> Open { get; init; } = [];

    /// <summary>Drafts put aside (草稿), the newest last; see <see cref="SavedDrafts"/>.</summary>
    [JsonPropertyName("kept")]
    public List<OpenForm> Drafts { get; init; } = [];
    public List<Choice> Offered { get; init; } = [];

    /// <summary>Choices that were held back since large text shows few at once; they can still be named.</summary>
    public List<Choice> HeldBack { get; init; } = [];

    /// <summary>Fingerprint of what was said last, so that it is not said twice in a row.</summary>
    public string? LastSaid { get; set; }

    /// <summary>Messages in a row that were not understood while no form was open.</summary>
    public int Misses { get; set; }

    /// <summary>Where the resident is, by the doorplate that was scanned; see <see cref="PlaceAt"/>.</summary>
    [JsonPropertyName("here")]
    public ScannedPlace? ScannedPlace { get; set; }

    /// <summary>The cases that staff wrote about, the latest last; see <see cref="AnswerableAt"/>.</summary>
    public List<Answerable> Answerables { get; init; } = [];

    /// <summary>The resident wrote of danger and was asked something; null when that is over.</summary>
    public DangerTalk? Danger { get; set; }

    /// <summary>The quiet line that was said last.</summary>
    public QuietLine? Quiet { get; set; }

    /// <summary>Questions that were asked outside a form and are not answered yet, the latest last; see <see cref="AskedQuestion"/>.</summary>
    public List<PendingQuestion> Questions { get; init; } = [];

    /// <summary>The resident wants to hear results and questions, and not how things go (少通知我).</summary>
    public bool FewNotices { get; set; }

    public OpenForm? Current => Open.Count == 0 ? null : Open[^1];

    public static DialogState Read(string? stored) =>
        stored is null ? new DialogState() : JsonSerializer.Deserialize<DialogState>(stored, ModelConventions.Json) ?? new DialogState();

    public string? Write() =>
        Open.Count == 0 && Drafts.Count == 0 && Offered.Count == 0 && LastSaid is null && ScannedPlace is null && Answerables.Count == 0 && Danger is null
            && Quiet is null
        && Questions.Count == 0 && !FewNotices
            ? null
            : JsonSerializer.Serialize(this, ModelConventions.Json);

    /// <summary>The place of the doorplate that was scanned not long ago; null when there is none.</summary>
    public string? PlaceAt(DateTimeOffset now) => ScannedPlace is { } here && now < here.Until ? here.Place : null;

    /// <summary>Nothing was said by the assistant since staff wrote.</summary>
    public bool StaffWroteLast => LastSaid is null && Answerables.Count > 0;

    /// <summary>
    /// The case that staff wrote about not long ago, while nothing else was said since; of several, the latest where they asked something. Null when there
    /// is none.
    /// </summary>
    public Answerable? AnswerableAt(DateTimeOffset now) => Answerables.FindLast(answerable => now < answerable.Until && answerable.Asks)
        ?? Answerables.FindLast(answerable => now < answerable.Until);

    /// <summary>The cases of which staff asked something not long ago, the latest last.</summary>
    public IReadOnlyList<Guid> AskedAt(DateTimeOffset now) =>
        [.. Answerables.Where(answerable => answerable.Asks && now < answerable.Until).Select(answerable => answerable.CaseId)];

    /// <summary>Staff wrote about a case: what is said next may be the answer.</summary>
    public void StaffWrote(Answerable about)
    {
        Answerables.RemoveAll(answerable => answerable.CaseId == about.CaseId);
        Answerables.Add(about);
        if (Answerables.Count > AnswerablesAtMost)
            Answerables.RemoveAt(0);
        LastSaid = null;
    }

    /// <summary>The words went to staff of this case, or to nobody of them: then none is answered any more.</summary>
    public void Answered(Guid? caseId)
    {
        if (caseId is { } id && Answerables.FindIndex(answerable => answerable.CaseId == id) is >= 0 and var at)
            Answerables[at] = Answerables[at] with { Asks = false };
        else
            Answerables.Clear();
    }

    /// <summary>What was asked of somebody in danger not long ago; null when nothing was, or it is over.</summary>
    public DangerTalk? DangerAt(DateTimeOffset now) => Danger is { } talk && now < talk.Until ? talk : null;

    /// <summary>A question was asked, and waits for its answer.</summary>
    public void Ask(string name, string subject, DateTimeOffset until)
    {
        Settle(name, subject);
        Questions.Add(new PendingQuestion(name, subject, until));
        if (Questions.Count > QuestionsAtMost)
            Questions.RemoveAt(0);
    }

    /// <summary>It is answered, or does not matter any more.</summary>
    public void Settle(string name, string subject) => Questions.RemoveAll(asked => asked.Name == name && asked.Subject == subject);

    public void Offer(IReadOnlyList<Choice> choices, IReadOnlyList<Choice>? heldBack = null)
    {
        Offered.Clear();
        Offered.AddRange(choices);
        HeldBack.Clear();
        HeldBack.AddRange(heldBack ?? []);
    }

    /// <summary>The choice that a text names: by number among those that were shown, by its label among all.</summary>
    public Choice? Pick(string text, bool loosely) =>
        Repair.Pick(text, Offered) ?? Repair.PickByLabel(text, HeldBack) ?? (loosely ? Repair.PickLoosely(text, [.. Offered, .. HeldBack]) : null);
}
