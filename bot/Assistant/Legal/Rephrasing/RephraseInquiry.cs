using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>An answer is to be said in other words for one question.</summary>
internal sealed record RephraseInquiry(RephraseAnswer Model, string Question, string Answer) : Inquiry<Rephrased>
{
    public override Task<Rephrased> AskAsync(CancellationToken cancellation) => Model.AskAsync(Question, Answer, cancellation);
}
