using JadaReferral.Redirect.Publishing;
using JadaReferral.Redirect.Visitors;

namespace JadaReferral.Redirect.Opens;

/// <summary>
/// <c>GET|HEAD /o/{token}</c>: the image of a mail whose card counts opens. Whoever asks gets the same invisible image, so the answer tells
/// nothing about the token; only one of ours is recorded, in the journal of the clicks.
/// </summary>
sealed class OpenEndpoint(ClickRecorder recorder, OpenTokens tokens, UserAgents userAgents, TimeProvider time)
{
    /// <summary>A GIF of one transparent pixel.</summary>
    static readonly byte[] Image = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication app) =>
        app.MapMethods("/o/{token}", Methods, (HttpContext context, string token, OpenEndpoint endpoint) => endpoint.Answer(context, token));

    async Task Answer(HttpContext context, string token)
    {
        if (tokens.MailOf(token) is { } mail)
            await Record(context.Request, mail);

        var response = context.Response;
        response.ContentType = "image/gif";
        response.ContentLength = Image.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(Image, context.RequestAborted);
    }

    Task Record(HttpRequest request, string mail)
    {
        var now = time.GetUtcNow();
        var (reason, device) = Reader(request);
        return recorder.RecordAsync(new Hit { Id = ClickId.At(now), At = now, Code = mail, IsOpen = true, Reason = reason, Device = device });
    }

    (HitReason Reason, DeviceClass Device) Reader(HttpRequest request)
    {
        if (HttpMethods.IsHead(request.Method))
            return (HitReason.Head, DeviceClass.Unknown);
        if (Prefetch.IsOne(request.Headers))
            return (HitReason.Prefetch, DeviceClass.Unknown);
        var userAgent = request.Headers.UserAgent.ToString();
        return ImageProxies.IsOne(userAgent) ? (HitReason.ImageProxy, DeviceClass.Unknown) : userAgents.Classify(userAgent);
    }
}
