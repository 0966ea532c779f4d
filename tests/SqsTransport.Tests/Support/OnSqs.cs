using JadaReferral.Testing.Emulators;

namespace JadaReferral.SqsTransport.Tests.Support;

/// <summary>Tests that share one emulator of SQS and SNS.</summary>
[CollectionDefinition(Name)]
public sealed class OnSqs : ICollectionFixture<LocalMessaging>
{
    public const string Name = "SQS";
}
