using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace JadaReferral.Platform.Aws;

/// <summary>One operation of an AWS JSON 1.0 or 1.1 service: the request type is the body, the answer's body is the response type.</summary>
sealed class JsonOperation<TRequest, TResponse> : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    readonly ServiceDescription _service;
    readonly string _target;
    readonly string _contentType;
    readonly JsonTypeInfo<TRequest> _request;
    readonly JsonTypeInfo<TResponse> _response;

    /// <summary>An operation.</summary>
    /// <param name="service">The service.</param>
    /// <param name="version">Of the protocol: <c>1.0</c> or <c>1.1</c>.</param>
    /// <param name="target">The value of <c>X-Amz-Target</c>.</param>
    /// <param name="request">How the request is written.</param>
    /// <param name="response">How the response is read.</param>
    public JsonOperation(ServiceDescription service, string version, string target, JsonTypeInfo<TRequest> request, JsonTypeInfo<TResponse> response)
    {
        (_service, _target, _contentType, _request, _response) = (service, target, "application/x-amz-json-" + version, request, response);
        Options = new InvokeOptions { RequestMarshaller = this, ResponseUnmarshaller = this };
    }

    public InvokeOptions Options { get; }

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = _service.NewRequest(input, out var body);
        request.Headers[HeaderKeys.ContentTypeHeader] = _contentType;
        request.Headers["X-Amz-Target"] = _target;
        using var writer = new Utf8JsonWriter(body.BufferWriter, JsonBody.WriterOptions);
        JsonSerializer.Serialize(writer, (TRequest)input, _request);
        return request;
    }

    /// <summary>An empty body is an answer without members.</summary>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        input.ResponseData.ContentLength == 0 ? new TResponse() : JsonSerializer.Deserialize(input.Stream, _response) ?? new TResponse();

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;

        // Services that once spoke the query protocol say the old code and whose fault it is in a header: "AWS.SimpleQueueService.NonExistentQueue;Sender".
        var name = error.Code;
        if (input.ResponseData.GetHeaderValue(HeaderKeys.XAmzQueryError)?.Split(';') is [var code, var fault])
        {
            error.Code = code;
            error.Type = Enum.TryParse<ErrorType>(fault, out var type) ? type : error.Type;
        }

        return _service.Errors.ToException(error, name);
    }
}

/// <summary>Settings of JSON bodies.</summary>
static class JsonBody
{
    /// <summary>
    /// Bodies carry JSON in strings. The default encoder writes each of its quotes as six characters; nothing here is ever embedded in HTML, which is
    /// what that protects.
    /// </summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
