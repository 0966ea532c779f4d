using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("redirect");
builder.AddBus();
builder.Services.AddDynamo();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
