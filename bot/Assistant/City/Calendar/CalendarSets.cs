using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The table of the work calendar.</summary>
public static class CalendarSets
{
    extension(AppDb db)
    {
        public DbSet<MovedDay> MovedDays => db.Set<MovedDay>();
    }
}
