using System.Globalization;
using Spectre.Console;

namespace JadaReferral.Local.Stack;

/// <summary>Says where everything is and what to try first.</summary>
sealed class Welcome(IAnsiConsole console, StackOptions options, OperatorKey key)
{
    public void Print(TimeSpan afterStart)
    {
        var ports = options.Ports;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("What").AddColumn("Where");
        Row("Referral link (a guest clicks)", ports.Redirect, "/ref/solare");
        Row("Dashboard", ports.Dashboard);
        Row("Create its first admin (once)", ports.Dashboard, $"/setup?token={key.SetupToken}");
        Row("Preview page at the edge", ports.Edge, "/vendor-referral-preview.html");
        if (options.Endpoint is { } endpoint)
        {
            table.AddRow("AWS (SQS, SNS, S3, DynamoDB, SES)", endpoint.ToString().EscapeMarkup());
        }
        else
        {
            Row("Mailbox (what SES sent)", ports.Ses);
            Row("SQS, SNS, S3", ports.SqsSnsS3);
            Row("DynamoDB", ports.DynamoDb);
        }

        foreach (var instance in ServiceCatalog.Instances(ports, options.Replicas).Where(instance => ServiceCatalog.Scalable.Contains(instance.Service)))
            Row($"{instance.Name} health", instance.Port, "/health/ready");

        console.WriteLine();
        console.Write(table);
        var url = ports.Offset == 0 ? "" : $"JADA_URL={Ports.Url(ports.Dashboard).ToString().TrimEnd('/')} ";
        console.MarkupLineInterpolated($"[green]ready[/] after {afterStart.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s. In another terminal:");
        console.WriteLine($"  curl -si http://127.0.0.1:{ports.Redirect}/ref/solare");
        console.WriteLine($"  {url}./jada totals");
        console.WriteLine($"  {url}./jada task list");
        console.MarkupLineInterpolated($"[grey]Data and logs: {options.DataFolder}. Ctrl-C stops everything.[/]");
        console.WriteLine();

        void Row(string what, int port, string path = "") => table.AddRow(what.EscapeMarkup(), $"http://127.0.0.1:{port}{path}");
    }
}
