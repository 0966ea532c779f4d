using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using JadaReferral.Bench.Clicks;
using JadaReferral.Bench.Counts;
using JadaReferral.Bench.Redirect;
using JadaReferral.Bench.Transport;

// `./jada bench …` and `./jada prove …`: what is claimed about speed and about losing nothing, for anyone to run.
var root = new RootCommand("Measurements and proofs. Loads are bounded and stay on 127.0.0.1.")
{
    new Command("bench", "Measure a part of the system.")
    {
        RedirectBench.Command(),
        TransportBench.Command(),
        CountsBench.Command(),
    },
    new Command("prove", "Show by killing processes that nothing is lost or counted twice.")
    {
        TransportProof.Command(),
        ProofWorker.Command(),
        ClicksProof.Command(),
        CountsProof.Command(),
    },
};
var parsed = root.Parse(args);
if (parsed.Action is not HelpAction)
    return await parsed.InvokeAsync();

// People type jada, whatever the file that it starts is called.
await using var help = new StringWriter(CultureInfo.InvariantCulture);
var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = help });
Console.Write(help.ToString().Replace(RootCommand.ExecutableName, "jada", StringComparison.Ordinal));
return code;
