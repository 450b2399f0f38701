using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The tables of appointments.</summary>
public static class AppointmentSets
{
    extension(AppDb db)
    {
        public DbSet<Venue> Venues => db.Set<Venue>();
        public DbSet<LawyerProfile> LawyerProfiles => db.Set<LawyerProfile>();
        public DbSet<WeeklyPattern> WeeklyPatterns => db.Set<WeeklyPattern>();
        public DbSet<PatternException> PatternExceptions => db.Set<PatternException>();
        public DbSet<TakenTime> TakenTimes => db.Set<TakenTime>();
        public DbSet<Booking> Bookings => db.Set<Booking>();
        public DbSet<WaitingPlace> WaitingPlaces => db.Set<WaitingPlace>();
    }
}
