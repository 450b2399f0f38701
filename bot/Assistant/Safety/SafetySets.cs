using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>The tables of alerts.</summary>
public static class SafetySets
{
    extension(AppDb db)
    {
        public DbSet<DangerAlert> DangerAlerts => db.Set<DangerAlert>();
        public DbSet<DangerEvent> DangerEvents => db.Set<DangerEvent>();
    }
}
