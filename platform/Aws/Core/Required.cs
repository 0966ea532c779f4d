using Amazon.Runtime;

namespace JadaReferral.Platform.Aws;

/// <summary>Members without which a request has no address; the service itself checks the others.</summary>
static class Required
{
    public static string Member(string? value, string request, string member) =>
        string.IsNullOrEmpty(value) ? throw new AmazonClientException($"{request}.{member} is required.") : value;
}
