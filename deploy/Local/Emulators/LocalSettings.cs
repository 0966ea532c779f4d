namespace JadaReferral.Local.Emulators;

/// <summary>The variables by which a service finds AWS: AWS's own names, so that the same binary runs on AWS without them.</summary>
public static class LocalSettings
{
    /// <summary>Region, credentials, and the address of each service that the <paramref name="emulators"/> stand in for.</summary>
    public static Dictionary<string, string> For(string region, IEnumerable<(EmulatorKind Kind, Uri Url)> emulators)
    {
        var settings = Access(region);
        foreach (var (kind, url) in emulators)
        {
            foreach (var service in ServicesOf(kind))
                settings["AWS_ENDPOINT_URL_" + service] = Address(url);
        }

        return settings;
    }

    /// <summary>Region, credentials, and one address that serves every AWS service.</summary>
    public static Dictionary<string, string> For(string region, Uri endpoint) =>
        new(Access(region), StringComparer.Ordinal) { ["AWS_ENDPOINT_URL"] = Address(endpoint) };

    static string[] ServicesOf(EmulatorKind kind) => kind switch
    {
        EmulatorKind.SqsSnsS3 => ["SQS", "SNS", "S3"],
        EmulatorKind.DynamoDb => ["DYNAMODB"],
        _ => ["SES"],
    };

    static Dictionary<string, string> Access(string region) => new(StringComparer.Ordinal)
    {
        ["AWS_REGION"] = region,
        ["AWS_ACCESS_KEY_ID"] = "local",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["S3__ForcePathStyle"] = "true",
    };

    static string Address(Uri url) => url.ToString().TrimEnd('/');
}
