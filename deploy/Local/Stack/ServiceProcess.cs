using System.ComponentModel;
using JadaReferral.Local.Logs;
using JadaReferral.Local.Processes;

namespace JadaReferral.Local.Stack;

/// <summary>Starts one process of a service from its built assembly.</summary>
static class ServiceProcess
{
    public static ChildProcess Start(ServiceInstance instance, ServiceSettings settings, ServiceLogs logs)
    {
        try
        {
            return ChildProcess.Start(
                DotnetHost,
                [ServiceCatalog.Assembly(instance.Service)],
                ServiceCatalog.Folder(instance.Service),
                settings.For(instance),
                line => logs.Write(instance.Name, line));
        }
        catch (Win32Exception exception)
        {
            throw new LocalSetupException($"{instance.Name} could not be started with {DotnetHost}: {exception.Message}", exception);
        }
    }

    /// <summary>The dotnet that runs this, so that a service gets the same runtime.</summary>
    static string DotnetHost { get; } =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");
}
