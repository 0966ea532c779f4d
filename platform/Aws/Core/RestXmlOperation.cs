using System.Buffers;
using System.Text;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace JadaReferral.Platform.Aws;

/// <summary>A request of a REST service: a method, a path, and perhaps an XML document.</summary>
interface IRestXmlRequest
{
    string Method { get; }

    /// <summary>The path, its parameters in braces; values are added with <see cref="IRequest.AddPathResource"/>.</summary>
    string Path { get; }

    void AddPathResources(IRequest request);

    /// <summary>Writes the document, or nothing.</summary>
    void Write(XmlWriter body);
}

/// <summary>A response with members that are headers.</summary>
interface IHeaderMembers
{
    void ReadHeaders(IWebResponseData answer);
}

/// <summary>One operation of a REST-XML service: the root of the answer is a member of the response.</summary>
sealed class RestXmlOperation<TRequest, TResponse>(ServiceDescription service) : XmlOperation<TRequest, TResponse>(service)
    where TRequest : AmazonWebServiceRequest, IRestXmlRequest
    where TResponse : AmazonWebServiceResponse, IXmlMembers, new()
{
    static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true };

    protected override DefaultRequest Marshall(TRequest input)
    {
        var request = Service.NewRequest(input, out var content);
        request.HttpMethod = input.Method;
        request.ResourcePath = input.Path;
        input.AddPathResources(request);
        if (input.Method == "GET")
        {
            content.Dispose();
            request.ContentStream = null;
            return request;
        }

        request.Headers[HeaderKeys.ContentTypeHeader] = "application/xml";
        using var document = new MemoryStream();
        using (var body = XmlWriter.Create(document, Settings))
        {
            input.Write(body);
        }

        content.BufferWriter.Write(document.GetBuffer().AsSpan(0, (int)document.Length));
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = base.Unmarshall(input);
        (response as IHeaderMembers)?.ReadHeaders(input.ResponseData);
        return response;
    }

    protected override void ReadDocument(XmlReader xml, TResponse response) => ((IXmlMembers)response).ReadMember(xml.LocalName, xml);
}
