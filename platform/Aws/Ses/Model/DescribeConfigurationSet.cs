using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail.Model;

/// <summary>Reads a configuration set.</summary>
public class DescribeConfigurationSetRequest : AmazonSimpleEmailServiceRequest, IQueryRequest
{
    /// <summary>Its name. Required.</summary>
    public string? ConfigurationSetName { get; set; }

    /// <summary>What of it to read: <c>eventDestinations</c>, <c>trackingOptions</c>, <c>deliveryOptions</c>, <c>reputationOptions</c>.</summary>
    public List<string>? ConfigurationSetAttributeNames { get; set; } = Collections.NewList<string>();

    void IQueryRequest.Write(QueryWriter body)
    {
        body.Add("ConfigurationSetName", ConfigurationSetName);
        body.List("ConfigurationSetAttributeNames", ConfigurationSetAttributeNames);
    }
}

/// <summary>The answer to <see cref="DescribeConfigurationSetRequest"/>.</summary>
public class DescribeConfigurationSetResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>Where events of its mails go.</summary>
    public List<EventDestination>? EventDestinations { get; set; } = Collections.NewList<EventDestination>();

    /// <summary>Whether it sends.</summary>
    public ReputationOptions? ReputationOptions { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "EventDestinations": EventDestinations = xml.ReadList(static item => item.ReadMembers(new EventDestination())); break;
            case "ReputationOptions": ReputationOptions = xml.ReadMembers(new ReputationOptions()); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>Where events of a configuration set go.</summary>
public class EventDestination : IXmlMembers
{
    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Whether events go there.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Which: <c>send</c>, <c>reject</c>, <c>bounce</c>, <c>complaint</c>, <c>delivery</c>, <c>open</c>, <c>click</c>, <c>renderingFailure</c>.</summary>
    public List<string>? MatchingEventTypes { get; set; } = Collections.NewList<string>();

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Name": Name = xml.ReadElementContentAsString(); break;
            case "Enabled": Enabled = xml.ReadElementContentAsBoolean(); break;
            case "MatchingEventTypes": MatchingEventTypes = xml.ReadList(static item => item.ReadElementContentAsString()); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>Whether a configuration set sends.</summary>
public class ReputationOptions : IXmlMembers
{
    /// <summary>Whether it does.</summary>
    public bool? SendingEnabled { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "SendingEnabled": SendingEnabled = xml.ReadElementContentAsBoolean(); break;
            default: xml.Skip(); break;
        }
    }
}
