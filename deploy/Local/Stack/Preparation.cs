using JadaReferral.Local.Seed;

namespace JadaReferral.Local.Stack;

/// <summary>What must be there before the first service starts. Doing it again changes nothing.</summary>
sealed class Preparation(AwsAccess aws)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var dynamo = aws.Dynamo();
        using var s3 = aws.S3();
        await Tables.EnsureAsync(dynamo, prefix: "", cancellationToken);
        await Buckets.EnsureAsync(s3, cancellationToken);
        await new SeedData(dynamo).EnsureAsync(cancellationToken);
    }
}
