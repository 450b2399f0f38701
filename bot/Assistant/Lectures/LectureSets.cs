using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>The tables of lectures.</summary>
public static class LectureSets
{
    extension(AppDb db)
    {
        public DbSet<LectureSeries> LectureSeries => db.Set<LectureSeries>();
        public DbSet<LectureSession> LectureSessions => db.Set<LectureSession>();
        public DbSet<Registration> Registrations => db.Set<Registration>();
    }
}
