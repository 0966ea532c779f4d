using System.Net.Http.Headers;
using JadaReferral.Local.Stack;

namespace JadaReferral.Local.Seed;

/// <summary>Adds the task card with the drafts that wait for approval, through the Dashboard's API. Its idempotency key makes a repetition answer the same card.</summary>
static class SeedCard
{
    const string Key = "seed-vendor-referral-approval";

    public static async Task EnsureAsync(Uri dashboard, Uri edge, OperatorKey key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(dashboard, "/api/v1/tasks"))
        {
            Content = JsonContent.Create(new
            {
                Type = "vendor-referral-approval",
                Title = "Approve the referral letters to Puesto, Board & Brew and Whole Foods Market",
                Link = new Uri(edge, "/vendor-referral-preview.html"),
                Owner = "crew",
                Priority = "high",
                Emails = SeedFiles.Outreach().Emails.Where(email => !email.Sent).Select(email => email.EmailId),
            }),
        };
        request.Headers.Add("Idempotency-Key", Key);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
        using var answer = await Http.Client.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            var why = (await answer.Content.ReadAsStringAsync(cancellationToken)).ReplaceLineEndings(" ").Trim();
            throw new LocalSetupException($"The Dashboard did not take the seed card: {(int)answer.StatusCode} {why}");
        }
    }
}
