using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Redirect;
using JadaReferral.Redirect.Journal;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults("redirect");
builder.AddRedirectBus();
builder.Services.AddVendors();
builder.Services.AddVisitors();
builder.Services.AddJournal();
builder.Services.AddPublisher();
builder.ConfigureServer();

try
{
    await using var app = builder.Build();
    app.MapReferrals();
    app.MapHealth();
    await app.RunAsync();
    return 0;
}
catch (JournalInUseException inUse)
{
    await Console.Error.WriteLineAsync(inUse.Message);
    return 1;
}
