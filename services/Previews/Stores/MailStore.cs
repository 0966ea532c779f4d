using System.Net;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using JadaReferral.Previews.Rendering;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Stores;

/// <summary>
/// Rendered mails in the private bucket, named by their hash: <c>mail/{hash}.eml</c>, the bytes to be sent, and <c>mail/{hash}.json</c>,
/// what they say, for comparing. Content-addressed, so that storing twice is the same write.
/// </summary>
sealed class MailStore(IAmazonS3 s3, IOptions<MailOptions> options)
{
    string Bucket => options.Value.Bucket;

    public async Task Store(RenderedMail mail, CancellationToken cancellationToken)
    {
        await Put($"mail/{mail.ContentHash}.json", "application/json", JsonSerializer.SerializeToUtf8Bytes(mail.Content), cancellationToken);
        await Put($"mail/{mail.ContentHash}.eml", "message/rfc822", mail.Bytes, cancellationToken);
    }

    /// <summary>What the mail with this hash says; null when it is no longer kept.</summary>
    public async Task<MailContent?> Content(string contentHash, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await s3.GetObjectAsync(Bucket, $"mail/{contentHash}.json", cancellationToken);
            return await JsonSerializer.DeserializeAsync<MailContent>(answer.ResponseStream, cancellationToken: cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    Task<PutObjectResponse> Put(string key, string type, byte[] bytes, CancellationToken cancellationToken) =>
        s3.PutObjectAsync(
            new PutObjectRequest { BucketName = Bucket, Key = key, ContentType = type, InputStream = new MemoryStream(bytes), AutoCloseStream = true },
            cancellationToken);
}
