using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ResidentAssistant.Assistant.Data;

internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    to => to.UtcDateTime,
    from => new DateTimeOffset(DateTime.SpecifyKind(from, DateTimeKind.Utc)));
