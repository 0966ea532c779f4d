using JadaReferral.Testing.Emulators;

namespace JadaReferral.SqsTransport.Tests.Support;

/// <summary>
/// The emulator of SQS and SNS, one for all classes of the assembly, so that they can run beside each other: most of a test's time is waiting for
/// receives to end. It ends with the process.
/// </summary>
public sealed class OnSqs : IAsyncLifetime
{
    static readonly Lazy<Task<LocalMessaging>> Emulator = new(async () =>
    {
        var emulator = new LocalMessaging();
        await emulator.InitializeAsync();
        return emulator;
    });

    LocalMessaging? _emulator;

    public Uri MessagingUrl => _emulator!.MessagingUrl;

    public async Task InitializeAsync() => _emulator = await Emulator.Value;

    public Task DisposeAsync() => Task.CompletedTask;
}
