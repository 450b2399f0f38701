using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The table of what grid workers write down.</summary>
public static class GridSets
{
    extension(AppDb db)
    {
        public DbSet<GridEntry> GridEntries => db.Set<GridEntry>();
    }
}
