using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>Two dashboards on the same tables behind one address that gives each request to the other one in turn, and a circuit to the one it began with.</summary>
[Collection(InHarbour.Name)]
public sealed class TwoInstancesTests(Harbour harbour)
{
    [Fact]
    public async Task Signing_in_forms_and_live_numbers_work_whichever_instance_answers()
    {
        await using var second = harbour.Another();
        await using var balancer = await Balancer.StartAsync(harbour.App.Address, second.Address);
        await using var window = await harbour.OpenAsync(address: balancer.Address, signedIn: """{ "cookies": [], "origins": [] }""");
        var page = window.Page;

        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync("captain");
        await page.GetByLabel("Password").FillAsync(Harbour.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(balancer.Address + "/");

        await window.GoAsync("/vendors/smallgoods");
        await page.GetByLabel("What happened").FillAsync("Written at one instance, stored by the other.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the story" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-kind=note]").First).ToContainTextAsync("Written at one instance");

        await window.GoAsync("/");
        var today = page.Locator("[data-today=smallgoods]");
        var before = long.Parse(await today.InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        var update = await harbour.Logbook.ArriveAsync("smallgoods");
        await harbour.App.Publish(update);
        await second.Publish(update);
        await Assertions.Expect(today).ToHaveTextAsync((before + 1).ToString("N0", CultureInfo.InvariantCulture));

        Assert.All(balancer.Served, count => Assert.True(count > 3, string.Join(", ", balancer.Served)));
        // That there are no web sockets here is on the console; what a script throws would be a fault.
        Assert.DoesNotContain(window.Faults, fault => fault.StartsWith("error:", StringComparison.Ordinal));
    }

    /// <summary>What a load balancer with sticky circuits does, and nothing more.</summary>
    sealed class Balancer : IAsyncDisposable
    {
        static readonly string[] NotForwarded = ["Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade"];

        readonly WebApplication _app;
        readonly HttpClient _http;
        readonly Uri[] _instances;
        readonly int[] _served;
        int _turn;

        Balancer(WebApplication app, params string[] instances)
        {
            _app = app;
            _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
            _instances = [.. instances.Select(instance => new Uri(instance))];
            _served = new int[_instances.Length];
        }

        public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

        public IReadOnlyList<int> Served => _served;

        public static async Task<Balancer> StartAsync(params string[] instances)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var balancer = new Balancer(app, instances);
            app.Run(balancer.Forward);
            await app.StartAsync();
            return balancer;
        }

        async Task Forward(HttpContext context)
        {
            // A circuit lives at one instance: its negotiation, and every message of it after that. Long polling stands in for web sockets.
            var isCircuit = context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);
            var instance = isCircuit ? 1 : Interlocked.Increment(ref _turn) % _instances.Length;
            Interlocked.Increment(ref _served[instance]);

            using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_instances[instance], context.Request.Path + context.Request.QueryString.Value));
            if (!HttpMethods.IsGet(context.Request.Method))
                request.Content = new StreamContent(context.Request.Body);
            foreach (var (name, values) in context.Request.Headers.Where(header => !NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            {
                if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                    request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
            try
            {
                using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
                context.Response.StatusCode = (int)answer.StatusCode;
                foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
                    context.Response.Headers[name] = values.ToArray();
                await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The browser went to another page.
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            _http.Dispose();
        }
    }
}
