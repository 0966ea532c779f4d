namespace JadaReferral.SqsTransport.Tests.Support;

/// <summary>A behaviour that is tried on SQS alone, and why it can't be on both transports. README.md beside the suite lists them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqsOnlyAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}

/// <summary>Why a behaviour is SQS's alone.</summary>
public static class Why
{
    public const string OutlivesTheBus = "A queue in memory goes with its bus; nothing can lie on it while no bus runs.";
    public const string SeenFromOutside = "What is on a queue in memory can neither be looked at nor put there but by its bus.";
    public const string ServiceLimits = "Memory has no such limit.";
    public const string Fifo = "There are no FIFO queues and topics in memory.";
    public const string ServiceSettings = "Queues and topics in memory have no attributes, tags, policies or names to refuse.";
    public const string OneProcess = "A queue in memory belongs to one bus of one process.";
}
