using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Base of every SNS request.</summary>
public class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest;
