using JadaReferral.Contracts.Operations;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.S3;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Platform.ServiceDefaults.Reports;
using JadaReferral.Previews;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("previews");
builder.AddBus(bus => bus.AddPreviewsConsumers());
builder.AddReports<ServiceReported>();
builder.Services.AddDynamo().AddS3().AddPreviews();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
