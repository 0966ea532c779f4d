namespace JadaReferral.Contracts.Emails;

/// <summary>One version of one outreach email.</summary>
/// <param name="EmailId">The email's id.</param>
/// <param name="Version">The draft's version, from 1.</param>
public sealed record DraftReference(string EmailId, long Version);
