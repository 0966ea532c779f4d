using JadaReferral.Cli;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    interrupted.Cancel();
};
return await Jada.Run(args, Terminal.OfProcess(), interrupted.Token);
