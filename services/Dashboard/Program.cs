using JadaReferral.Contracts.Operations;
using JadaReferral.Dashboard;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Pages;
using JadaReferral.Dashboard.Security;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Platform.ServiceDefaults.Reports;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("dashboard");
builder.AddBus(bus => bus.AddDashboardConsumers());
builder.AddReports<ServiceReported>();
builder.Services.AddDashboard();
builder.Services.AddSecurity();
builder.AddPages();

var app = builder.Build();
app.UseProblems();
app.UseSecurity();
app.MapHealth();
app.MapSignIn();
app.MapApi();
app.MapPages();
await app.RunAsync();
