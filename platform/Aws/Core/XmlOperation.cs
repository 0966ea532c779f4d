using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace JadaReferral.Platform.Aws;

/// <summary>What can be read from XML, member by member.</summary>
interface IXmlMembers
{
    /// <summary>Reads the element that the reader stands on, or skips it when there is no such member.</summary>
    void ReadMember(string name, XmlReader xml);
}

/// <summary>One operation of a service that answers in XML.</summary>
abstract class XmlOperation<TRequest, TResponse> : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, IXmlMembers, new()
{
    protected XmlOperation(ServiceDescription service)
    {
        Service = service;
        Options = new InvokeOptions { RequestMarshaller = this, ResponseUnmarshaller = this };
    }

    public InvokeOptions Options { get; }

    protected ServiceDescription Service { get; }

    public IRequest Marshall(AmazonWebServiceRequest input) => Marshall((TRequest)input);

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new TResponse();
        using var body = PooledXml.Open(input.Stream);
        body.Xml.MoveToContent();
        ReadDocument(body.Xml, response);
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return Service.Errors.ToException(error, error.Code);
    }

    protected abstract DefaultRequest Marshall(TRequest input);

    /// <summary>Reads the answer from its root element, where the reader stands.</summary>
    protected abstract void ReadDocument(XmlReader xml, TResponse response);
}

static class XmlReading
{
    /// <summary>Reads each child of the element that the reader stands on, and leaves the reader after its end.</summary>
    public static T ReadMembers<T>(this XmlReader xml, T target)
        where T : IXmlMembers
    {
        if (xml.IsEmptyElement)
        {
            xml.Skip();
            return target;
        }

        xml.ReadStartElement();
        while (xml.MoveToContent() == XmlNodeType.Element)
        {
            target.ReadMember(xml.LocalName, xml);
        }

        xml.ReadEndElement();
        return target;
    }

    /// <summary>Reads a list: each child named <c>member</c>, or as given.</summary>
    public static List<T> ReadList<T>(this XmlReader xml, Func<XmlReader, T> read, string member = "member") =>
        xml.ReadMembers(new ListMembers<T>([], read, member)).Items;

    /// <summary>Reads a map of strings: children <c>entry</c> with <c>key</c> and <c>value</c>.</summary>
    public static Dictionary<string, string> ReadMap(this XmlReader xml)
    {
        var entries = xml.ReadList(static entry => entry.ReadMembers(new MapEntry()), "entry");
        return entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
    }

    /// <summary>Reads a map of structures.</summary>
    public static Dictionary<string, T> ReadMap<T>(this XmlReader xml)
        where T : IXmlMembers, new()
    {
        var entries = xml.ReadList(static entry => entry.ReadMembers(new MapEntry<T>()), "entry");
        return entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
    }

    sealed record ListMembers<T>(List<T> Items, Func<XmlReader, T> Read, string Member) : IXmlMembers
    {
        void IXmlMembers.ReadMember(string name, XmlReader xml)
        {
            if (name == Member)
            {
                Items.Add(Read(xml));
            }
            else
            {
                xml.Skip();
            }
        }
    }

    sealed class MapEntry : IXmlMembers
    {
        public string Key { get; private set; } = "";

        public string Value { get; private set; } = "";

        void IXmlMembers.ReadMember(string name, XmlReader xml)
        {
            switch (name)
            {
                case "key": Key = xml.ReadElementContentAsString(); break;
                case "value": Value = xml.ReadElementContentAsString(); break;
                default: xml.Skip(); break;
            }
        }
    }

    sealed class MapEntry<T> : IXmlMembers
        where T : IXmlMembers, new()
    {
        public string Key { get; private set; } = "";

        public T Value { get; } = new();

        void IXmlMembers.ReadMember(string name, XmlReader xml)
        {
            switch (name)
            {
                case "key": Key = xml.ReadElementContentAsString(); break;
                case "value": xml.ReadMembers(Value); break;
                default: xml.Skip(); break;
            }
        }
    }
}
