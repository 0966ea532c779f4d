using System.Text.Json;
using JadaReferral.Local;
using JadaReferral.Local.Processes;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>axe-core, from npm at the version of the committed lock file, run inside a page.</summary>
static class Axe
{
    static readonly string Folder = Repository.At("tests", "Dashboard.Pages.Tests", "axe");
    static readonly string Script = Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js");

    /// <summary>Installs axe-core unless it is there; test processes that start at once wait for one another.</summary>
    public static async Task EnsureAsync()
    {
        if (File.Exists(Script))
            return;
        using var turn = await InterprocessLock.TakeAsync(Repository.At(".jada", "axe.lock"), () => { }, CancellationToken.None);
        if (File.Exists(Script))
            return;
        var output = new List<string>();
        await using var npm = ChildProcess.Start("npm", ["ci", "--no-progress", "--loglevel=error"], Folder, [], line =>
        {
            lock (output)
                output.Add(line);
        });
        var exitCode = await npm.Exited;
        if (exitCode != 0 || !File.Exists(Script))
            throw new InvalidOperationException($"npm ci in {Folder} ended with {exitCode}: {string.Join(' ', output)}");
    }

    /// <summary>The serious and critical findings on <paramref name="page"/>, one a line with the first element each is about.</summary>
    public static async Task<IReadOnlyList<string>> SeriousFindingsAsync(IPage page)
    {
        // The page's own policy forbids injected scripts; evaluating goes around it as a debugger does.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        var result = await page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] })");
        return
        [
            .. result.GetProperty("violations").EnumerateArray()
                .Where(finding => finding.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(finding => $"{finding.GetProperty("id").GetString()}: {finding.GetProperty("help").GetString()}: {finding.GetProperty("nodes")[0].GetProperty("html").GetString()}"),
        ];
    }
}
