using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Scenes;

/// <summary>The tables of scenes.</summary>
public static class SceneSets
{
    extension(AppDb db)
    {
        public DbSet<Scene> Scenes => db.Set<Scene>();
    }
}
