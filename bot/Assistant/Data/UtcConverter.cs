using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ResidentAssistant.Assistant.Data;

internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    to => to.UtcDateTime,
    from => new DateTimeOffset(DateTime.SpecifyKind(from, DateTimeKind.Utc)));
