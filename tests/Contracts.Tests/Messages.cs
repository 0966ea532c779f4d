using System.Reflection;
using JadaReferral.Contracts.Clicks;

namespace JadaReferral.Contracts.Tests;

/// <summary>Finds what travels on the bus: every contract record that is neither a stored read model nor a part of another message.</summary>
public static class Messages
{
    public static IReadOnlyList<Type> All { get; } = In(typeof(ClickRecorded).Assembly.GetExportedTypes());

    public static IReadOnlyList<Type> In(IEnumerable<Type> types)
    {
        var records = types.Where(type => IsRecord(type) && type.Namespace?.EndsWith(".ReadModels", StringComparison.Ordinal) != true).ToList();
        var parts = records.SelectMany(MembersOf).ToHashSet();
        return [.. records.Where(type => !parts.Contains(type)).OrderBy(type => type.Name, StringComparer.Ordinal)];
    }

    public static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    /// <summary>The properties that are serialized.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null);

    /// <summary>The type itself, or of its items where it is a list.</summary>
    public static Type ItemOf(Type type) => Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? type.GetGenericArguments()[^1] : type);

    static IEnumerable<Type> MembersOf(Type type) => PropertiesOf(type).Select(property => ItemOf(property.PropertyType));
}
