namespace JadaReferral.SqsTransport.Tests.Costs;

/// <summary>Tests that look at time, threads or exceptions of the whole process run after all others, one by one.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
