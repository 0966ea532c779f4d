using Amazon.Runtime;

namespace Amazon.SimpleEmail.Model;

/// <summary>Base of every SES request.</summary>
public class AmazonSimpleEmailServiceRequest : AmazonWebServiceRequest;
