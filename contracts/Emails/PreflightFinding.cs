namespace JadaReferral.Contracts.Emails;

/// <summary>One preflight rule that did not pass.</summary>
/// <param name="Rule">The rule's id, e.g. <c>P30</c>.</param>
/// <param name="Level"><c>block</c>, <c>warn</c> or <c>not-checked</c>.</param>
/// <param name="Message">A sentence that says what is wrong and what to do.</param>
public sealed record PreflightFinding(string Rule, string Level, string Message);
