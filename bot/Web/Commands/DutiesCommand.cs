using System.CommandLine;
using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Web.Commands;

/// <summary>duties import: the duty list from a workbook.</summary>
internal static class DutiesCommand
{
    public static Command Create() => new("duties", "The duty list (权责清单)")
    {
        UnitsCommand.Import("Bring items in from the sheet 权责清单; what is not in the file stays", TerritorySheets.Duties),
    };
}
