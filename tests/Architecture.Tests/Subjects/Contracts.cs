using System.Reflection;
using JadaReferral.Contracts.Clicks;

namespace JadaReferral.Architecture.Tests.Subjects;

/// <summary>The types of <c>contracts/</c>.</summary>
public static class Contract
{
    public static IReadOnlyList<Type> Types { get; } = typeof(ClickRecorded).Assembly.GetExportedTypes();

    /// <summary>What travels on the bus: records that are neither stored read models nor parts of other messages.</summary>
    public static IReadOnlyList<Type> Messages { get; } = MessagesIn(Types);

    public static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    static IReadOnlyList<Type> MessagesIn(IReadOnlyList<Type> types)
    {
        var records = types.Where(type => IsRecord(type) && !type.Namespace!.EndsWith(".ReadModels", StringComparison.Ordinal)).ToList();
        var parts = records
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType)
            .ToHashSet();
        return [.. records.Where(type => !parts.Contains(type)).OrderBy(type => type.Name, StringComparer.Ordinal)];
    }
}
