using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using JadaReferral.Contracts.ReadModels;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Stores;

/// <summary>The private bucket: rendered mails by hash (<c>mail/</c>), what was sent (<c>sent/</c>), and events nobody could place (<c>feedback/</c>).</summary>
sealed class MailArchive(IAmazonS3 s3, IOptions<MailOptions> options)
{
    const string SentPrefix = "sent/";

    string Bucket => options.Value.Bucket;

    /// <summary>The bytes stored under a hash; null when there are none. Whether they have that hash is for the caller to check.</summary>
    public async Task<byte[]?> Rendered(string contentHash, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await s3.GetObjectAsync(Bucket, RenderedKey(contentHash), cancellationToken);
            using var bytes = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>
    /// Keeps a copy of what was sent, under the approval and the day. Doing it twice is the same copy. False when there is nothing left to copy,
    /// which must not keep anyone from hearing that the mail was sent.
    /// </summary>
    public async Task<bool> KeepSent(EmailSend send, CancellationToken cancellationToken)
    {
        var copy = new CopyObjectRequest
        {
            SourceBucket = Bucket,
            SourceKey = RenderedKey(send.ContentHash),
            DestinationBucket = Bucket,
            DestinationKey = string.Create(CultureInfo.InvariantCulture, $"{SentPrefix}{send.SentAt:yyyy/MM/dd}/{send.ApprovalId:N}.eml"),
        };
        try
        {
            await s3.CopyObjectAsync(copy, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode == "NoSuchKey")
        {
            return false;
        }
    }

    /// <summary>Keeps an event that belongs to no send of ours, for a person to look at.</summary>
    public Task KeepEvent(string eventId, string json, CancellationToken cancellationToken) =>
        s3.PutObjectAsync(
            new PutObjectRequest { BucketName = Bucket, Key = $"feedback/{Uri.EscapeDataString(eventId)}.json", ContentType = "application/json", ContentBody = json },
            cancellationToken);

    /// <summary>Deletes copies of mails that were sent before <paramref name="before"/> and returns how many.</summary>
    public async Task<int> DropSent(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var dropped = 0;
        var request = new ListObjectsV2Request { BucketName = Bucket, Prefix = SentPrefix };
        do
        {
            var page = await s3.ListObjectsV2Async(request, cancellationToken);
            foreach (var copy in (page.S3Objects ?? []).Where(copy => DayOf(copy.Key) < before.UtcDateTime.Date))
            {
                await s3.DeleteObjectAsync(Bucket, copy.Key, cancellationToken);
                dropped++;
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
        return dropped;
    }

    /// <summary>The day in a copy's key; a key of another shape is no copy of ours and stays.</summary>
    static DateTime DayOf(string key) =>
        key.Length > SentPrefix.Length + 10
            && DateTime.TryParseExact(key.AsSpan(SentPrefix.Length, 10), "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : DateTime.MaxValue;

    static string RenderedKey(string contentHash) => $"mail/{contentHash}.eml";
}
