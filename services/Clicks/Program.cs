using JadaReferral.Clicks;
using JadaReferral.Contracts.Operations;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Platform.ServiceDefaults.Reports;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("clicks");
builder.AddBus(bus => bus.AddClicksConsumers());
builder.AddReports<ServiceReported>();
builder.Services.AddClicks();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
