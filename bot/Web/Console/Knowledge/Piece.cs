namespace ResidentAssistant.Web.StaffConsole;

/// <summary>How a piece of text changed.</summary>
internal enum Piece
{
    Same,
    Added,
    Removed,
}
