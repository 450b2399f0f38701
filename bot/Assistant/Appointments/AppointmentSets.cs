using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The tables of appointments.</summary>
public static class AppointmentSets
{
    extension(AppDb db)
    {
        public DbSet<AppointmentSlot> AppointmentSlots => db.Set<AppointmentSlot>();
        public DbSet<Booking> Bookings => db.Set<Booking>();
    }
}
