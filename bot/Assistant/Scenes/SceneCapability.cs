using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Scenes;

/// <summary>A scan in the conversation.</summary>
public sealed class SceneCapability(CityOptions city, MainMenu menu) : Capability
{
    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>();

    /// <summary>The scene whose code the resident came in by, counted in the turn's transaction.</summary>
    public override async Task<Arrival?> ArriveAsync(Turn turn)
    {
        if (!Scene.IsId(turn.Message.Text))
            return null;
        var id = turn.Message.Text;
        await turn.Db.Scenes.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Scans, s => s.Scans + 1), turn.Cancellation);
        return await turn.Db.Scenes.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, turn.Cancellation) switch
        {
            null => null,
            { Kind: SceneKind.Doorplate, Subject: { } place } => new Arrival(SceneTexts.AtDoor(city, place), place, null),
            { Kind: SceneKind.Unit } scene => new Arrival(SceneTexts.AtUnit(city, menu, await UnitAsync(turn, scene)), null, null),
            { Kind: SceneKind.Campaign } scene => new Arrival(SceneTexts.Campaign(city, scene.Title), null, scene.Subject),
            var scene => new Arrival(SceneTexts.Campaign(city, scene.Title), null, null),
        };
    }

    private static async Task<string> UnitAsync(Turn turn, Scene scene) =>
        await turn.Db.Units.Where(u => u.Id == scene.UnitId).Select(u => u.Name).FirstOrDefaultAsync(turn.Cancellation) ?? scene.Title;
}
