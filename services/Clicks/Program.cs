using JadaReferral.Clicks;
using JadaReferral.Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("clicks");
builder.AddBus(bus => bus.AddClicksConsumers());
builder.Services.AddClicks();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
