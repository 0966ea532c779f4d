using System.Globalization;
using System.Xml;
using JadaReferral.Platform.Aws;

namespace Amazon.CloudFront.Model;

/// <summary>An invalidation.</summary>
public class Invalidation : IXmlMembers
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = null!;

    /// <summary><c>InProgress</c>, then <c>Completed</c>.</summary>
    public string Status { get; set; } = null!;

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime? CreateTime { get; set; }

    /// <summary>What was asked for.</summary>
    public InvalidationBatch? InvalidationBatch { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Id": Id = xml.ReadElementContentAsString(); break;
            case "Status": Status = xml.ReadElementContentAsString(); break;
            case "CreateTime": CreateTime = DateTime.Parse(xml.ReadElementContentAsString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal); break;
            case "InvalidationBatch": InvalidationBatch = xml.ReadMembers(new InvalidationBatch()); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>What to remove from the caches, and the name of the wish.</summary>
public class InvalidationBatch : IXmlMembers
{
    /// <summary>An empty batch.</summary>
    public InvalidationBatch()
    {
    }

    /// <summary>A batch of these paths.</summary>
    public InvalidationBatch(Paths paths, string callerReference) => (Paths, CallerReference) = (paths, callerReference);

    /// <summary>The paths. Required.</summary>
    public Paths? Paths { get; set; }

    /// <summary>Makes the request idempotent: the same reference with the same paths is the same invalidation. Required.</summary>
    public string? CallerReference { get; set; }

    internal void Write(XmlWriter body)
    {
        Paths?.Write(body);
        if (CallerReference is not null)
        {
            body.WriteElementString("CallerReference", CloudFrontService.Namespace, CallerReference);
        }
    }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Paths": Paths = xml.ReadMembers(new Paths()); break;
            case "CallerReference": CallerReference = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>Paths of a distribution.</summary>
public class Paths : IXmlMembers
{
    /// <summary>Each begins with a slash; <c>*</c> only as the last character. 3,000 may be in progress, 15 of them with <c>*</c>.</summary>
    public List<string>? Items { get; set; } = Collections.NewList<string>();

    /// <summary>How many <see cref="Items"/> there are. Required.</summary>
    public int? Quantity { get; set; }

    internal void Write(XmlWriter body)
    {
        body.WriteStartElement("Paths", CloudFrontService.Namespace);
        if (Quantity is { } quantity)
        {
            body.WriteElementString("Quantity", CloudFrontService.Namespace, quantity.ToString(CultureInfo.InvariantCulture));
        }

        if (Items is { Count: > 0 } items)
        {
            body.WriteStartElement("Items", CloudFrontService.Namespace);
            foreach (var item in items)
            {
                body.WriteElementString("Path", CloudFrontService.Namespace, item);
            }

            body.WriteEndElement();
        }

        body.WriteEndElement();
    }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Quantity": Quantity = xml.ReadElementContentAsInt(); break;
            case "Items": Items = xml.ReadList(static path => path.ReadElementContentAsString(), "Path"); break;
            default: xml.Skip(); break;
        }
    }
}
