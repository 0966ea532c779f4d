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
            // us-east-1 is where a bucket goes that names no region, and may not be named.
            var region = s3.Config.AuthenticationRegion;
            var request = new PutBucketRequest { BucketName = name, BucketRegionName = region == "us-east-1" ? null : region };
            try
            {
                await s3.PutBucketAsync(request, cancellationToken);
            }
            catch (AmazonS3Exception exception) when (exception.ErrorCode is "BucketAlreadyOwnedByYou" or "BucketAlreadyExists")
            {
                // It is there already.
            }
        }
    }
}
