using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Web.Commands;

/// <summary>What became of a line: which act it was taken for, and what stands now that did not stand before.</summary>
/// <param name="Act">As the line is explained to staff.</param>
/// <param name="Filed">A case was filed.</param>
/// <param name="Booked">An appointment was booked, or a seat taken.</param>
/// <param name="Cancelled">A booking, a seat or a case was given up, or the queue was left.</param>
/// <param name="Rated">A verdict was given.</param>
/// <param name="Dropped">The open form is gone, and nothing came of it.</param>
/// <param name="Stored">The draft holds something else.</param>
/// <param name="SameMatter">It was asked whether something belongs to the draft: a yes stores it.</param>
internal sealed record DialogOutcome(DialogAct Act, bool Filed, bool Booked, bool Cancelled, bool Rated, bool Dropped, bool Stored, bool SameMatter)
{
    /// <summary>What was done against what was meant; null when nothing was.</summary>
    public string? Harm(DialogAct meant) => this switch
    {
        { Filed: true } when meant != DialogAct.Confirm => "filed",
        { Booked: true } when meant is not (DialogAct.Confirm or DialogAct.Fill) => "booked",
        { Cancelled: true } when meant is not (DialogAct.Confirm or DialogAct.Cancel) => "cancelled",
        { Rated: true } when meant != DialogAct.Fill => "rated",
        { Dropped: true } when meant is not (DialogAct.Cancel or DialogAct.Restart or DialogAct.Fill or DialogAct.Skip or DialogAct.Later) => "dropped",
        { Stored: true } when !(meant == DialogAct.Confirm && SameMatter)
            && meant is not (DialogAct.Fill or DialogAct.Add or DialogAct.Correct or DialogAct.Back or DialogAct.Restart or DialogAct.Skip) => "stored",
        _ => null,
    };
}
