using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using JadaReferral.Local.Stack;
using Microsoft.Net.Http.Headers;

namespace JadaReferral.Local.Standins;

/// <summary>Stands in for CloudFront's edge: serves the previews bucket through a cache.</summary>
sealed class Edge(IAmazonS3 s3, EdgeCache cache)
{
    const string RootObject = "/vendor-referral-preview.html";

    public async Task ServeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, "The edge answers GET and HEAD only.");
            return;
        }

        var path = context.Request.Path.Value is { Length: > 1 } asked ? asked : RootObject;
        try
        {
            if (cache.Find(path) is { } held)
                await SendAsync(context, held.Object, held.Age);
            else
                await SendAsync(context, await FetchAsync(path, context.RequestAborted), age: null);
        }
        catch (AmazonS3Exception exception) when (exception.ErrorCode is "NoSuchKey" or "NoSuchBucket")
        {
            await AnswerAsync(context, StatusCodes.Status404NotFound, $"Nothing has been published at {path} yet.");
        }
        catch (Exception exception) when (exception is AmazonServiceException or HttpRequestException)
        {
            await AnswerAsync(context, StatusCodes.Status502BadGateway, "The bucket behind the edge does not answer.");
        }
    }

    async Task<EdgeObject> FetchAsync(string path, CancellationToken cancellationToken)
    {
        var generation = cache.Generation;
        var request = new GetObjectRequest { BucketName = ServiceSettings.PreviewsBucket, Key = path.TrimStart('/') };
        using var answer = await s3.GetObjectAsync(request, cancellationToken);
        using var body = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(body, cancellationToken);
        var found = new EdgeObject(
            body.ToArray(),
            answer.Headers.ContentType ?? "binary/octet-stream",
            answer.ETag,
            answer.LastModified is { } at ? new DateTimeOffset(at.ToUniversalTime()) : DateTimeOffset.UnixEpoch,
            answer.Headers.CacheControl);
        cache.Keep(path, found, generation);
        return found;
    }

    static async Task SendAsync(HttpContext context, EdgeObject found, TimeSpan? age)
    {
        var headers = context.Response.Headers;
        headers["X-Cache"] = age is null ? "Miss from edge" : "Hit from edge";
        if (age is { } held)
            headers.Age = ((long)held.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        headers.ETag = found.ETag;
        headers.LastModified = HeaderUtilities.FormatDate(found.LastModified);
        if (found.CacheControl is not null)
            headers.CacheControl = found.CacheControl;
        // The previews hold vendors' names and addresses: no search engine, no referrer, no guessing of types.
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";

        if (context.Request.Headers.IfNoneMatch.ToString().Split(',').Any(tag => tag.Trim() is var one && (one == "*" || one.Replace("W/", "", StringComparison.Ordinal) == found.ETag)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = found.ContentType;
        context.Response.ContentLength = found.Body.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(found.Body, context.RequestAborted);
    }

    static async Task AnswerAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.WriteAsync(sentence + "\n", context.RequestAborted);
    }
}
