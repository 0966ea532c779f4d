using System.CommandLine;
using System.CommandLine.Help;
using JadaReferral.Cli.Http;
using JadaReferral.Cli.Verbs;

namespace JadaReferral.Cli;

/// <summary>The command line <c>jada</c>: every verb is a request or two to the dashboard's API.</summary>
public static class Jada
{
    /// <summary>Runs one command line and answers one of <see cref="ExitCodes"/>.</summary>
    public static async Task<int> Run(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        using var dashboard = new Dashboard(terminal);
        var parsed = Root(dashboard, terminal).Parse(args);
        if (parsed.Errors.Count > 0)
            return WrongUsage(parsed, terminal);

        try
        {
            var invocation = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (DashboardException problem)
        {
            await terminal.Error.WriteLineAsync(problem.Message);
            return problem.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync("Stopped.");
            return ExitCodes.Interrupted;
        }
    }

    static RootCommand Root(Dashboard dashboard, Terminal terminal)
    {
        var root = new RootCommand("Vendor referrals of JADA: links, clicks, totals, outreach and its approval.");
        foreach (var verb in Catalog.Of(dashboard, terminal))
            root.Add(verb);

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.SetAction((_, _) => Task.FromResult(root.Parse("--help").Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error })));
        return root;
    }

    static int WrongUsage(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
            terminal.Error.WriteLine(error.Message);
        terminal.Error.WriteLine($"See: {Catalog.PathOf(parsed.CommandResult)} --help");
        return ExitCodes.Usage;
    }
}
