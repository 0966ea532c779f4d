using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>The value of a message attribute. A message carries ten at most.</summary>
public class MessageAttributeValue
{
    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, optionally with a label: <c>Number.int</c>. Required.</summary>
    public string? DataType { get; set; }

    /// <summary>The value of a string or number, UTF-8.</summary>
    public string? StringValue { get; set; }

    /// <summary>The value of a binary attribute; the whole stream is sent, wherever it stands.</summary>
    public MemoryStream? BinaryValue { get; set; }

    /// <summary>Reserved by the service.</summary>
    public List<string>? StringListValues { get; set; } = Collections.NewList<string>();

    /// <summary>Reserved by the service.</summary>
    public List<MemoryStream>? BinaryListValues { get; set; } = Collections.NewList<MemoryStream>();
}

/// <summary>The value of an attribute for SQS itself, such as <c>AWSTraceHeader</c>.</summary>
public class MessageSystemAttributeValue
{
    /// <summary><c>String</c>. Required.</summary>
    public string? DataType { get; set; }

    /// <summary>The value.</summary>
    public string? StringValue { get; set; }

    /// <summary>Reserved by the service.</summary>
    public MemoryStream? BinaryValue { get; set; }
}
