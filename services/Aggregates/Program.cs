using JadaReferral.Aggregates;
using JadaReferral.Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("aggregates");
builder.AddBus(bus => bus.AddAggregatesConsumers());
builder.Services.AddAggregates();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
