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

/// <summary>Mapping words that every capability uses.</summary>
public static class ModelConventions
{
    private const string SealedMark = "Sealed";

    /// <summary>JSON as it is stored: Chinese stays readable, nulls are left out.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        // What tells the cases of a message apart may stand anywhere in it.
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The column holds the value, or its JSON, encrypted (see <see cref="Vault"/>); it cannot be searched.</summary>
    public static PropertyBuilder<T> IsSealed<T>(this PropertyBuilder<T> property) => property.HasAnnotation(SealedMark, true);

    /// <summary>The column holds the value as JSON. Values are never changed in place, only replaced: another object is a change.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
        where T : class? => property.HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<T>(text, Json)!,
            new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => RuntimeHelpers.GetHashCode(value), value => value));

    internal static void UseSealedProperties(this ModelBuilder builder, Vault vault)
    {
        var sealing = new ValueConverter<string, string>(value => vault.Seal(value), text => vault.Open(text));
        foreach (var property in Properties(builder).Where(p => p.FindAnnotation(SealedMark) is not null))
        {
            property.SetValueConverter(property.GetValueConverter()?.ComposeWith(sealing) ?? sealing);
            property.RemoveAnnotation(SealedMark);
        }
    }

    /// <summary>Enumerations are stored by name, so that a table can be read and a member can move.</summary>
    internal static void UseTextEnums(this ModelBuilder builder)
    {
        foreach (var property in Properties(builder))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (!type.IsEnum)
                continue;
            property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumToStringConverter<>).MakeGenericType(type))!);
            property.SetMaxLength(32);
        }
    }

    /// <summary>Keys are made by the application (version 7: in order of time), never by the database.</summary>
    internal static void UseApplicationKeys(this ModelBuilder builder)
    {
        foreach (var property in Properties(builder).Where(p => p.ClrType == typeof(Guid) && p.IsPrimaryKey()))
            property.ValueGenerated = ValueGenerated.Never;
    }

    private static List<IMutableProperty> Properties(ModelBuilder builder) =>
        [.. builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties())];
}
