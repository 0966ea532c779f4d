using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.S3;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Previews;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("previews");
builder.AddBus(bus => bus.AddPreviewsConsumers());
builder.Services.AddDynamo().AddS3().AddPreviews();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
