using JadaReferral.Contracts.Operations;
using JadaReferral.Mailer;
using JadaReferral.Mailer.Unsubscribe;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.S3;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Platform.ServiceDefaults.Reports;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("mailer");
builder.AddBus(bus => bus.AddMailerConsumers());
builder.AddReports<ServiceReported>();
builder.Services.AddDynamo().AddS3().AddMailer();

var app = builder.Build();
app.MapUnsubscribe();
app.MapHealth();
await app.RunAsync();
