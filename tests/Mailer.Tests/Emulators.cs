using JadaReferral.Testing.Emulators;

namespace JadaReferral.Mailer.Tests;

/// <summary>One set of emulators for all classes: starting them costs more than the tests do.</summary>
[CollectionDefinition(Name)]
public sealed class Emulators : ICollectionFixture<LocalAws>
{
    public const string Name = "emulators";
}
