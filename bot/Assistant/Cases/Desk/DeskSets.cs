using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The tables of the desk.</summary>
public static class DeskSets
{
    extension(AppDb db)
    {
        public DbSet<SavedView> SavedViews => db.Set<SavedView>();
        public DbSet<ReplyTemplate> ReplyTemplates => db.Set<ReplyTemplate>();
    }
}
