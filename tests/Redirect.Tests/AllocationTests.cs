using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Redirect.Tests;

public sealed class AllocationTests : IDisposable
{
    readonly RedirectFactory _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public void Answering_a_guest_takes_no_memory_beyond_the_web_servers_own()
    {
        var answer = _service.Services.GetRequiredService<ReferralEndpoint>().Before(_ => throw new InvalidOperationException("It is a referral."));
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = "/ref/solare";
        context.Request.Headers.UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36";
        context.Request.Headers.Referer = "https://www.solarelounge.com/menu";
        context.Connection.RemoteIpAddress = IPAddress.Loopback;

        Assert.True(answer(context).IsCompletedSuccessfully);
        const int requests = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < requests; i++)
            _ = answer(context);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(1 + requests, _service.Clicks.Count);
        Assert.True(allocated < requests, $"{allocated} bytes for {requests} requests");
    }
}
