using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.City;

internal sealed class MovedDayMapping : IEntityTypeConfiguration<MovedDay>
{
    public void Configure(EntityTypeBuilder<MovedDay> entity)
    {
        entity.ToTable("MovedDays");
        entity.HasKey(day => day.Date);
        entity.Property(day => day.Holiday).HasMaxLength(MovedDay.HolidayLimit);
    }
}
