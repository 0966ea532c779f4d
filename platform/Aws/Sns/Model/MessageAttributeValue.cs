using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>The value of a message attribute. With raw delivery they become attributes of the SQS message, ten at most.</summary>
public class MessageAttributeValue
{
    /// <summary><c>String</c>, <c>String.Array</c>, <c>Number</c> or <c>Binary</c>. Required.</summary>
    public string? DataType { get; set; }

    /// <summary>The value of a string or number, UTF-8.</summary>
    public string? StringValue { get; set; }

    /// <summary>The value of a binary attribute; the whole stream is sent, wherever it stands.</summary>
    public MemoryStream? BinaryValue { get; set; }

    internal static void Write(QueryWriter body, string name, MessageAttributeValue value)
    {
        body.Add("Name", name);
        body.Add("Value.DataType", value.DataType);
        body.Add("Value.StringValue", value.StringValue);
        body.Add("Value.BinaryValue", value.BinaryValue);
    }
}
