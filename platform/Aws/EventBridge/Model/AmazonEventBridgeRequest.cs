using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Base of every EventBridge request.</summary>
public class AmazonEventBridgeRequest : AmazonWebServiceRequest;
