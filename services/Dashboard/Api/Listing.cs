namespace JadaReferral.Dashboard.Api;

/// <summary>A list in an object, so that it can grow.</summary>
/// <param name="Items">The rows.</param>
/// <param name="NextCursor">Give it back as <c>cursor</c> for the next page; null after the last.</param>
public sealed record Listing<T>(IReadOnlyList<T> Items, string? NextCursor = null);
