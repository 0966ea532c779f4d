using Amazon.Runtime;

namespace Amazon.CloudFront.Model;

/// <summary>Base of every CloudFront request.</summary>
public class AmazonCloudFrontRequest : AmazonWebServiceRequest;
