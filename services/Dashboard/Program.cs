using JadaReferral.Dashboard;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Pages;
using JadaReferral.Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("dashboard");
builder.AddBus(bus => bus.AddDashboardConsumers());
builder.Services.AddDashboard();
builder.AddPages();

var app = builder.Build();
app.MapHealth();
app.MapApi();
app.MapPages();
await app.RunAsync();
