using JadaReferral.Redirect;
using JadaReferral.Redirect.Journal;

try
{
    await using var app = RedirectService.Build(args);
    await app.RunAsync();
    return 0;
}
catch (JournalInUseException inUse)
{
    await Console.Error.WriteLineAsync(inUse.Message);
    return 1;
}
