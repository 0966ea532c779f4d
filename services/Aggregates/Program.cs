using JadaReferral.Aggregates;
using JadaReferral.Contracts.Operations;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Platform.ServiceDefaults.Reports;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("aggregates");
builder.AddBus(bus => bus.AddAggregatesConsumers());
builder.AddReports<ServiceReported>();
builder.Services.AddAggregates();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
