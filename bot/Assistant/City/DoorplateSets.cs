using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The table of doorplates.</summary>
public static class DoorplateSets
{
    extension(AppDb db)
    {
        public DbSet<Doorplate> Doorplates => db.Set<Doorplate>();
    }
}
