using JadaReferral.Dashboard.Pages;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("dashboard");
builder.AddBus();
builder.Services.AddDynamo();
builder.AddPages();

var app = builder.Build();
app.MapHealth();
app.MapPages();
await app.RunAsync();
