using System.Globalization;

namespace JadaReferral.Local.Stack;

/// <summary>The environment a service's process gets: AWS's variables, its address, and what differs from its own defaults.</summary>
sealed class ServiceSettings(AwsAccess aws, Ports ports, string dataFolder, OperatorKey key)
{
    public const string PreviewsBucket = "jada-previews";
    public const string MailBucket = "jada-mail";

    /// <summary>The one setting of the services that the caller's shell may choose.</summary>
    public const string UndoWindow = "Approvals__UndoWindow";

    /// <summary>Shaped like CloudFront's ids; the stand-in knows this one only.</summary>
    public const string DistributionId = "ELOCALPREVIEWS";

    /// <summary>Whether services report how they are at work. Nobody listens where there is no dashboard.</summary>
    public bool WithReports { get; init; } = true;

    /// <summary>Variables to set, and with null those of the caller's shell to take away: none of its AWS settings may reach the services.</summary>
    public Dictionary<string, string?> For(ServiceInstance instance)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsForeign))
            settings[name] = null;
        foreach (var (name, value) in aws.Settings)
            settings[name] = value;

        settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings["DOTNET_ENVIRONMENT"] = "Development";
        settings["ASPNETCORE_URLS"] = Address(instance.Port);
        // Each request would be several lines.
        settings["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";
        // Its keys are in the local tables, in plain text like everything there.
        settings["Logging__LogLevel__Microsoft.AspNetCore.DataProtection"] = "Error";
        // It is asked several times a second until it is ready, and its answer says what is missing.
        settings["Logging__LogLevel__Microsoft.Extensions.Diagnostics.HealthChecks"] = "None";
        // Long enough to see how an approval is undone, short enough to wait for the mail.
        settings[UndoWindow] = Environment.GetEnvironmentVariable(UndoWindow) ?? "00:00:05";
        // What a service keeps beside AWS: the journal and the last good copy of the vendors.
        settings["Journal__Folder"] = Path.Combine(dataFolder, instance.Name, "journal");
        settings["Redirect__VendorCopy"] = Path.Combine(dataFolder, instance.Name, "vendors.json");
        settings["Previews__Bucket"] = PreviewsBucket;
        settings["Previews__BaseUrl"] = Address(ports.Edge);
        settings["Previews__DistributionId"] = DistributionId;
        settings["Mail__Bucket"] = MailBucket;
        if (!WithReports)
            settings["Reports__Every"] = "00:00:00";
        if (instance.Service == "Dashboard")
        {
            settings["Security__OperatorKey"] = key.Text;
            settings["Security__SetupToken"] = key.SetupToken;
            settings["Security__PublicUrl"] = Address(ports.Dashboard);
        }
        return settings;
    }

    static bool IsForeign(string name) =>
        name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Kestrel__", StringComparison.OrdinalIgnoreCase);

    static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
