using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>The questions that capabilities declare, and which of them a line answers.</summary>
internal sealed class AskedQuestions
{
    private readonly Dictionary<string, AskedQuestion> declared = new(StringComparer.Ordinal);

    public void Add(AskedQuestion question) => declared.Add(question.Name, question);

    /// <summary>The question that a line may answer: the latest that does not wait, or one that does, when it was asked last.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="text">The line.</param>
    /// <param name="passed">Those it does not answer.</param>
    public Asked? At(Turn turn, string text, params IReadOnlyCollection<PendingQuestion> passed)
    {
        turn.Dialog.Questions.RemoveAll(asked => asked.Until <= turn.Now || !declared.TryGetValue(asked.Name, out var question) || !question.Stands(turn));
        return turn.Dialog.Questions.AsEnumerable().Reverse().Where(pending => !passed.Contains(pending))
            .Select(pending => new Asked(pending, declared[pending.Name]))
            .Where(asked => !asked.Question.Waits || asked.Question.IsPlain(text) || (turn.Dialog.Current is null && asked.Question.WasAskedLast(turn)))
            .OrderBy(asked => asked.Question.Waits).FirstOrDefault();
    }

    /// <summary>Whether none is asked that wants to be answered before anything else goes on.</summary>
    public bool AllWait(DialogState dialog) => dialog.Questions.TrueForAll(asked => declared[asked.Name].Waits);

    /// <summary>Those that a turn has passed over when it does not ask them again: a later yes is no answer to them.</summary>
    public IReadOnlyList<PendingQuestion> Passing(DialogState dialog) =>
        [.. dialog.Questions.Where(asked => declared.TryGetValue(asked.Name, out var question) && question is { Waits: false, Stays: false })];

    /// <summary>Who does something else has dropped what was asked, but for what waits and what outlives the command.</summary>
    public void Forget(DialogState dialog, string command) =>
        dialog.Questions.RemoveAll(asked => declared.TryGetValue(asked.Name, out var question) && !question.Waits && !question.Outlives(command));

    /// <param name="turn">The turn.</param>
    /// <param name="asked">The question.</param>
    /// <param name="decided">What the line does.</param>
    /// <param name="text">The line.</param>
    /// <param name="aside">What is said to a line that asks or chats.</param>
    public static async Task<Answered> AnswerAsync(Turn turn, Asked asked, ActDecision decided, string text, Func<DialogAct, string> aside)
    {
        var (pending, question) = asked;
        if (DoneBy(question, decided.Act) is { } done)
        {
            turn.Dialog.Settle(pending.Name, pending.Subject);
            await done(turn, pending.Subject);
            return Answered.Yes;
        }

        if (Fills(question, decided.Act) && await question.Fill!(turn, pending.Subject, text) is var filled && filled != false)
        {
            if (filled is null)
                return Answered.No;
            if (!question.Stays)
                turn.Dialog.Settle(pending.Name, pending.Subject);
            return Answered.Yes;
        }

        if (decided.Act == DialogAct.Ask && question.Ask is not null && await question.Ask(turn, pending.Subject, text))
            return Answered.NotYet;
        if (question.Repeat is { } repeat && (decided.Act == DialogAct.Fill ? question.Fill is not null : !question.Waits && IsAboutQuestion(decided.Act)))
        {
            await repeat(turn, pending.Subject, Lead(decided.Act, aside));
            return Answered.NotYet;
        }

        if (!question.Waits)
            turn.Dialog.Settle(pending.Name, pending.Subject);
        return Answered.No;
    }

    private static Func<Turn, string, Task>? DoneBy(AskedQuestion question, DialogAct act) => act switch
    {
        DialogAct.Confirm => question.Confirm,
        DialogAct.Keep or DialogAct.Later or DialogAct.Back or DialogAct.Skip => question.Keep,
        DialogAct.Cancel => question.Cancel,
        _ => null,
    };

    /// <summary>Whether the words may be the answer: to a question that stays, all that asks for nothing else.</summary>
    private static bool Fills(AskedQuestion question, DialogAct act) =>
        question.Fill is not null && (act == DialogAct.Fill || (question.Stays && act is not (DialogAct.Job or DialogAct.Human or DialogAct.Ask)));

    /// <summary>Whether the words stay with the question: it is asked again.</summary>
    private static bool IsAboutQuestion(DialogAct act) =>
        act is DialogAct.Ask or DialogAct.Talk or DialogAct.Confirm or DialogAct.Keep or DialogAct.Cancel or DialogAct.Correct or DialogAct.Unclear
            or DialogAct.Danger;

    private static string Lead(DialogAct act, Func<DialogAct, string> aside) => act switch
    {
        DialogAct.Ask or DialogAct.Talk => aside(act),
        DialogAct.Correct => DialogTexts.FirstThis,
        _ => DialogTexts.NotQuite,
    };
}
