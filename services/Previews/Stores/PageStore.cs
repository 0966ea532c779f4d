using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Stores;

/// <summary>Preview pages in the bucket behind the edge: versions that never change, and the pointer, a copy of one of them.</summary>
sealed class PageStore(IAmazonS3 s3, IOptions<PreviewsOptions> options)
{
    /// <summary>Where the pointer is, below the distribution's address.</summary>
    public const string PointerKey = "vendor-referral-preview.html";

    PreviewsOptions Options => options.Value;

    public string PointerUrl => Url(PointerKey);

    public string VersionUrl(string cardId, long version) => Url(VersionKey(cardId, version));

    /// <summary>
    /// Stores a version's page. What a version shows is decided before, so a page that is there already is this one; the condition keeps it
    /// from ever being replaced.
    /// </summary>
    public async Task StoreVersion(string cardId, long version, string html, CancellationToken cancellationToken)
    {
        var request = Page(VersionKey(cardId, version), "public, max-age=31536000, immutable");
        request.ContentBody = html;
        request.IfNoneMatch = "*";
        try
        {
            await s3.PutObjectAsync(request, cancellationToken);
        }
        catch (AmazonS3Exception there) when (there.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            // An earlier delivery of the same request stored it.
        }
    }

    /// <summary>Makes the pointer a copy of a version. Browsers ask anew each time; the edge keeps it until it is invalidated.</summary>
    public async Task ShowAtPointer(string cardId, long version, CancellationToken cancellationToken)
    {
        using var page = await s3.GetObjectAsync(Options.Bucket, VersionKey(cardId, version), cancellationToken);
        using var reader = new StreamReader(page.ResponseStream, Encoding.UTF8);
        var request = Page(PointerKey, "public, max-age=0, s-maxage=86400, must-revalidate");
        request.ContentBody = await reader.ReadToEndAsync(cancellationToken);
        await s3.PutObjectAsync(request, cancellationToken);
    }

    PutObjectRequest Page(string key, string cacheControl)
    {
        var request = new PutObjectRequest { BucketName = Options.Bucket, Key = key, ContentType = "text/html; charset=utf-8" };
        request.Headers.CacheControl = cacheControl;
        return request;
    }

    string Url(string key) => $"{Options.BaseUrl.TrimEnd('/')}/{key}";

    static string VersionKey(string cardId, long version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"previews/{cardId}/{version}/index.html");
}
