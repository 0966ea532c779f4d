using System.Collections.Concurrent;
using System.Text;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// Names the topic of a message type in the characters that SNS allows: <c>My.App.Contracts.OrderPlaced</c> is <c>My_App_Contracts-OrderPlaced</c>,
/// a nested type <c>Outer_Inner</c>, a generic one <c>Fault--Contracts-OrderPlaced--</c>.
/// </summary>
public sealed class AmazonSqsMessageNameFormatter : IMessageNameFormatter
{
    const char NamespaceSeparator = '-';
    const char NestedSeparator = '_';
    const string GenericSeparator = "--";
    const string ArgumentSeparator = "__";

    readonly ConcurrentDictionary<Type, string> _names = new();

    /// <summary>The topic name of <paramref name="type"/>.</summary>
    public string GetMessageName(Type type) => _names.GetOrAdd(type, static key => Format(key));

    static string Format(Type type)
    {
        if (type.IsGenericTypeDefinition)
            throw new ArgumentException($"{type} is an open generic type: it has no topic.", nameof(type));

        var name = new StringBuilder();
        Append(name, type, scope: null);
        return name.ToString();
    }

    // The namespace is written once: what is nested in, or an argument of, a type of the same namespace leaves it out.
    static void Append(StringBuilder name, Type type, string? scope)
    {
        var place = type.Namespace?.Replace('.', NestedSeparator);
        if (place is not null && place != scope)
            name.Append(place).Append(NamespaceSeparator);

        if (type is { IsNested: true, DeclaringType: { } outer })
        {
            Append(name, outer, place);
            name.Append(NestedSeparator);
        }

        if (!type.IsGenericType)
        {
            name.Append(type.Name);
            return;
        }

        name.Append(type.Name.AsSpan(0, type.Name.IndexOf('`') is > 0 and var end ? end : type.Name.Length)).Append(GenericSeparator);
        var arguments = type.GetGenericArguments();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
                name.Append(ArgumentSeparator);
            if (!arguments[i].IsGenericParameter)
                Append(name, arguments[i], place);
        }

        name.Append(GenericSeparator);
    }
}
