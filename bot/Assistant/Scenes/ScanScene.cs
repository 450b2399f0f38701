using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Scenes;

/// <summary>A scan in the conversation.</summary>
public static class ScanScene
{
    /// <summary>How long after a scan of a doorplate a complaint is about that place.</summary>
    public static readonly TimeSpan HereFor = TimeSpan.FromHours(2);

    /// <summary>The scene whose code the resident came in by, counted in the turn's transaction; null when it is none of ours.</summary>
    public static async Task<Scene?> CountAsync(Turn turn)
    {
        if (turn.Message.Kind != MessageKind.Joined || !Scene.IsId(turn.Message.Text))
            return null;
        var id = turn.Message.Text;
        await turn.Db.Scenes.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Scans, s => s.Scans + 1), turn.Cancellation);
        return await turn.Db.Scenes.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, turn.Cancellation);
    }

    /// <summary>What greets the resident.</summary>
    public static async Task<string> GreetingAsync(Turn turn, Scene scene, CityOptions city) => scene switch
    {
        { Kind: SceneKind.Doorplate, Subject: { } place } => SceneTexts.AtDoor(city, place),
        { Kind: SceneKind.Unit } => SceneTexts.AtUnit(
            city, await turn.Db.Units.Where(u => u.Id == scene.UnitId).Select(u => u.Name).FirstOrDefaultAsync(turn.Cancellation) ?? scene.Title),
        _ => SceneTexts.Campaign(city, scene.Title),
    };
}
