using JadaReferral.Local.Emulators;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Bench.Redirect;

/// <summary>SQS, SNS and DynamoDB for the service under load: emulators in processes of their own, their tables empty. They share the cores.</summary>
sealed class BenchAws() : LocalAws(EmulatorKind.SqsSnsS3, EmulatorKind.DynamoDb), IAsyncDisposable
{
    public static async Task<BenchAws> StartAsync()
    {
        var aws = new BenchAws();
        await aws.InitializeAsync();
        await aws.CreateTablesAsync(prefix: "");
        foreach (var (name, value) in aws.Settings)
            Environment.SetEnvironmentVariable(name, value);
        return aws;
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());
}
