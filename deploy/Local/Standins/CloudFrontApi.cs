using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using JadaReferral.Local.Stack;

namespace JadaReferral.Local.Standins;

/// <summary>CloudFront's REST API (2020-05-31), as far as invalidations go.</summary>
sealed class CloudFrontApi(Invalidations invalidations)
{
    const string Prefix = "/2020-05-31/distribution/{distribution}/invalidation";
    const int MostPaths = 3000;
    const int LongestPath = 4000;
    static readonly XNamespace Ns = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Prefix, (HttpContext context, string distribution) => AnswerAsync(context, async () =>
        {
            Check(distribution);
            var (reference, paths) = Parse(await ReadAsync(context.Request));
            var accepted = invalidations.Accept(reference, paths);
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.Headers.Location = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}/{accepted.Id}";
            return Render(accepted, Invalidation.InProgress);
        }));

        routes.MapGet(Prefix + "/{id}", (HttpContext context, string distribution, string id) => AnswerAsync(context, () =>
        {
            Check(distribution);
            return Task.FromResult(Render(invalidations.Get(id), Invalidation.Completed));
        }));
    }

    static void Check(string distribution)
    {
        if (distribution != ServiceSettings.DistributionId)
            throw new CloudFrontException(404, "NoSuchDistribution", "The specified distribution does not exist.");
    }

    static async Task<XElement> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is 0 or null)
            throw new CloudFrontException(400, "MissingBody", "This operation requires a body. Ensure that the body is present and the Content-Type header is set.");
        try
        {
            return await XElement.LoadAsync(request.Body, LoadOptions.None, request.HttpContext.RequestAborted);
        }
        catch (XmlException exception)
        {
            throw new CloudFrontException(400, "MalformedXML", $"The XML you provided was not well formed: {exception.Message}");
        }
    }

    static (string CallerReference, IReadOnlyList<string> Paths) Parse(XElement batch)
    {
        var reference = (string?)batch.Element(Ns + "CallerReference");
        var paths = batch.Element(Ns + "Paths");
        var items = paths?.Element(Ns + "Items")?.Elements(Ns + "Path").Select(path => path.Value).ToList() ?? [];
        if (batch.Name != Ns + "InvalidationBatch" || string.IsNullOrEmpty(reference) || paths is null)
            throw new CloudFrontException(400, "InvalidArgument", "An InvalidationBatch has Paths and a CallerReference.");
        if (!int.TryParse((string?)paths.Element(Ns + "Quantity"), CultureInfo.InvariantCulture, out var quantity) || quantity != items.Count)
            throw new CloudFrontException(400, "InconsistentQuantities", "The value of Quantity and the size of Items don't match.");
        if (items.Count == 0 || items.Exists(path => !IsValid(path)))
            throw new CloudFrontException(400, "InvalidArgument", "Your request contains one or more invalid invalidation paths.");
        if (items.Count > MostPaths)
            throw new CloudFrontException(413, "BatchTooLarge", "Invalidation batch specified is too large.");
        return (reference, items);
    }

    static bool IsValid(string path) =>
        path.StartsWith('/') && path.Length <= LongestPath && path.IndexOf('*', StringComparison.Ordinal) is var star && (star < 0 || star == path.Length - 1);

    static XElement Render(Invalidation invalidation, string status) => new(
        Ns + "Invalidation",
        new XElement(Ns + "Id", invalidation.Id),
        new XElement(Ns + "Status", status),
        new XElement(Ns + "CreateTime", invalidation.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        new XElement(
            Ns + "InvalidationBatch",
            new XElement(
                Ns + "Paths",
                new XElement(Ns + "Quantity", invalidation.Paths.Count),
                new XElement(Ns + "Items", invalidation.Paths.Select(path => new XElement(Ns + "Path", path)))),
            new XElement(Ns + "CallerReference", invalidation.CallerReference)));

    static async Task AnswerAsync(HttpContext context, Func<Task<XElement>> answer)
    {
        XElement body;
        var requestId = Guid.NewGuid().ToString();
        try
        {
            body = await answer();
        }
        catch (CloudFrontException error)
        {
            context.Response.StatusCode = error.Status;
            body = new XElement(
                Ns + "ErrorResponse",
                new XElement(
                    Ns + "Error",
                    new XElement(Ns + "Type", "Sender"),
                    new XElement(Ns + "Code", error.Code),
                    new XElement(Ns + "Message", error.Message)),
                new XElement(Ns + "RequestId", requestId));
        }

        context.Response.ContentType = "text/xml";
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        await context.Response.WriteAsync(new XDocument(body).ToString(SaveOptions.DisableFormatting), context.RequestAborted);
    }
}
