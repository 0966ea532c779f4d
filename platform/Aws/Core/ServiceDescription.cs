using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace JadaReferral.Platform.Aws;

/// <summary>What all requests of one AWS service share: names, versions, and how its error codes become exceptions.</summary>
/// <param name="Id">The service id, e.g. <c>SQS</c>; decides the name of <c>AWS_ENDPOINT_URL_SQS</c>.</param>
/// <param name="SigningName">The service's name in a SigV4 credential scope.</param>
/// <param name="ApiVersion">The date that names the version of the API.</param>
/// <param name="Errors">Makes the exception of an error code; unknown codes become the service's base exception.</param>
sealed record ServiceDescription(string Id, string SigningName, string ApiVersion, ErrorTable Errors) : IServiceMetadata
{
    string IServiceMetadata.ServiceId => Id;

    IDictionary<string, string> IServiceMetadata.OperationNameMapping { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The region that signs, where it isn't the client's own (global services).</summary>
    public string? SigningRegion { get; init; }

    string Name { get; } = "Amazon." + Id;

    /// <summary>A POST to the root with an empty pooled body to write into.</summary>
    public DefaultRequest NewRequest(AmazonWebServiceRequest input, out PooledContentStream body)
    {
        body = new PooledContentStream();
        return new DefaultRequest(input, Name)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            ContentStream = body,
        };
    }
}

/// <summary>Makes an exception of what the service said.</summary>
delegate AmazonServiceException ErrorFactory(string message, Exception? inner, ErrorType type, string? code, string? requestId, HttpStatusCode status);

/// <summary>The exception of each error code of a service.</summary>
/// <param name="Unknown">Makes the service's base exception.</param>
sealed record ErrorTable(ErrorFactory Unknown)
{
    readonly Dictionary<string, ErrorFactory> _byCode = new(StringComparer.Ordinal);

    /// <summary>Adds the exception of one or more spellings of a code.</summary>
    public ErrorTable With(ErrorFactory factory, params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            _byCode.Add(code, factory);
        }

        return this;
    }

    /// <summary>The exception for <paramref name="error"/>, looked up by <paramref name="name"/> and else by its code.</summary>
    public AmazonServiceException ToException(ErrorResponse error, string? name)
    {
        var factory = _byCode.GetValueOrDefault(name ?? "") ?? _byCode.GetValueOrDefault(error.Code ?? "") ?? Unknown;
        return factory(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
    }
}
