using Amazon.S3;
using Amazon.S3.Model;

namespace JadaReferral.Local.Stack;

/// <summary>Creates the buckets that the services write to.</summary>
static class Buckets
{
    public static async Task EnsureAsync(IAmazonS3 s3, CancellationToken cancellationToken)
    {
        foreach (var name in (string[])[ServiceSettings.PreviewsBucket, ServiceSettings.MailBucket])
        {
            try
            {
                await s3.PutBucketAsync(new PutBucketRequest { BucketName = name, UseClientRegion = true }, cancellationToken);
            }
            catch (AmazonS3Exception exception) when (exception.ErrorCode is "BucketAlreadyOwnedByYou" or "BucketAlreadyExists")
            {
                // It is there already.
            }
        }
    }
}
