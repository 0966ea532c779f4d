namespace JadaReferral.Redirect;

/// <summary>How the web server is set up.</summary>
static class ServerSettings
{
    /// <summary>Longest request line: an advertiser's parameters may be long, and the guest is to be redirected all the same.</summary>
    const int MaxRequestLine = 16 * 1024;

    public static WebApplicationBuilder ConfigureServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
            kestrel.Limits.MaxRequestBodySize = 0;
        });

        // The framework's line for every request would write the visitor's query into the log, and cost more than the redirect itself.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        return builder;
    }
}
