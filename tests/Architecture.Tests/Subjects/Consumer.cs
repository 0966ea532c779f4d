using MassTransit;

namespace JadaReferral.Architecture.Tests.Subjects;

/// <summary>A consumer and one message type that it takes.</summary>
/// <param name="Service">The folder of its service.</param>
/// <param name="Type">The consumer.</param>
/// <param name="Taken">The type argument of its <c>IConsumer</c>: a message, or a batch or fault of one.</param>
public sealed record Consumer(string Service, Type Type, Type Taken)
{
    /// <summary>The message itself.</summary>
    public Type Message => Taken.IsGenericType ? Taken.GetGenericArguments()[0] : Taken;

    public bool IsOfFaults => Taken.IsGenericType && Taken.GetGenericTypeDefinition() == typeof(Fault<>);

    public string ExpectedName => Message.Name + (IsOfFaults ? "FaultConsumer" : "Consumer");

    public static IEnumerable<Consumer> Of(string service, IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsAbstract: false }
        from contract in type.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IConsumer<>)
        select new Consumer(service, type, contract.GetGenericArguments()[0]);

    public static IReadOnlyList<Consumer> All { get; } = [.. Tree.Services.SelectMany(service => Of(service.Folder, service.Load().GetTypes()))];
}
