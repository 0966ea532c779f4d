namespace JadaReferral.Platform.ServiceDefaults.Reports;

/// <summary>What a service has to add to its reports. Register any number of them as singletons.</summary>
/// <typeparam name="TReport">The message that reports.</typeparam>
public interface IReportSupplement<TReport>
    where TReport : class
{
    /// <summary>The report with this part filled in. Called for every report, so it must not wait for anything.</summary>
    TReport Add(TReport report);
}
