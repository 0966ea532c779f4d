using System.Reflection;
using System.Runtime.CompilerServices;
using JadaReferral.Architecture.Tests.Subjects;
using JadaReferral.Local;

namespace JadaReferral.Architecture.Tests;

/// <summary>Contracts are sealed records that nobody changes after they are made.</summary>
public sealed class ContractShapeTests
{
    [Fact]
    public void Every_contract_is_a_sealed_record_without_mutable_members()
    {
        Assert.NotEmpty(Contract.Types);
        Assert.Empty(Contract.Types.SelectMany(Violations));
    }

    [Fact]
    public void Every_message_has_a_golden_file()
    {
        Assert.NotEmpty(Contract.Messages);
        Assert.Empty(Contract.Messages.Where(message => !File.Exists(Repository.At("tests", "Contracts.Tests", "Golden", message.Name + ".json"))).Select(message => message.Name));
    }

    [Fact]
    public void Every_message_has_a_namespace_because_its_topic_is_named_by_it() =>
        Assert.All(Contract.Messages, message => Assert.StartsWith("JadaReferral.Contracts.", message.Namespace, StringComparison.Ordinal));

    [Theory]
    [InlineData(typeof(Class), "is not a record")]
    [InlineData(typeof(Open), "is not sealed")]
    [InlineData(typeof(Mutable), "Count can be set")]
    [InlineData(typeof(Growing), "Items can be changed")]
    public void A_contract_of_another_shape_is_found(Type type, string violation) => Assert.Contains(violation, Assert.Single(Violations(type)), StringComparison.Ordinal);

    static IEnumerable<string> Violations(Type type)
    {
        if (type is { IsAbstract: true, IsSealed: true } or { IsEnum: true })
        {
            // Constants and pure functions.
            yield break;
        }

        if (type.IsValueType)
        {
            if (!type.IsDefined(typeof(IsReadOnlyAttribute)))
                yield return $"{type.Name} is a struct that can be changed";
            yield break;
        }

        if (!Contract.IsRecord(type))
            yield return $"{type.Name} is not a record";
        if (!type.IsSealed)
            yield return $"{type.Name} is not sealed";
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (Contract.IsRecord(type) && property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
                yield return $"{type.Name}.{property.Name} can be set";
            if (property.PropertyType.IsGenericType && property.PropertyType.GetInterfaces().Append(property.PropertyType).Any(IsMutableCollection))
                yield return $"{type.Name}.{property.Name} can be changed";
        }
    }

    static bool IsMutableCollection(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICollection<>);

    public sealed class Class
    {
        public int Count { get; init; }
    }

    public record Open(int Count);

    public sealed record Mutable
    {
        public int Count { get; set; }
    }

    public sealed record Growing(List<int> Items);
}
