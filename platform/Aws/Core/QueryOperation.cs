using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace JadaReferral.Platform.Aws;

/// <summary>A request that can write its members into a form.</summary>
interface IQueryRequest
{
    void Write(QueryWriter body);
}

/// <summary>One operation of an AWS query service: a form goes there, <c>{Action}Response/{Action}Result</c> comes back.</summary>
sealed class QueryOperation<TRequest, TResponse>(ServiceDescription service, string action) : XmlOperation<TRequest, TResponse>(service)
    where TRequest : AmazonWebServiceRequest, IQueryRequest
    where TResponse : AmazonWebServiceResponse, IXmlMembers, new()
{
    readonly string _result = action + "Result";

    protected override DefaultRequest Marshall(TRequest input)
    {
        var request = Service.NewRequest(input, out var content);
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/x-www-form-urlencoded; charset=utf-8";
        var body = new QueryWriter(content.BufferWriter);
        body.Add("Action", action);
        body.Add("Version", Service.ApiVersion);
        input.Write(body);
        return request;
    }

    protected override void ReadDocument(XmlReader xml, TResponse response) => xml.ReadMembers(new Answer(_result, response));

    /// <summary>Beside the result there is only the request's id, which is a header too and read from there.</summary>
    readonly record struct Answer(string Result, TResponse Response) : IXmlMembers
    {
        void IXmlMembers.ReadMember(string name, XmlReader xml)
        {
            if (name == Result)
            {
                xml.ReadMembers(Response);
            }
            else
            {
                xml.Skip();
            }
        }
    }
}
