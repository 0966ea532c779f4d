using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JadaReferral.Dashboard.Storage;

namespace JadaReferral.Dashboard.Api;

/// <summary>
/// Does a POST with an <c>Idempotency-Key</c> once: the same caller's repetition within a day gets the first answer again. Where the first one failed
/// by our fault, or its instance died, the repetition is done.
/// </summary>
sealed class Once(RequestDelegate next, OnceStore store)
{
    public const string Header = "Idempotency-Key";
    const int MostCharacters = 200;

    // An answer is an item, which has 400 KB at most; larger ones are done again.
    const int MostBytes = 200_000;

    static readonly string[] Kept = ["Location", "ETag"];

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(context.Request.Method) || !ApiRoutes.IsAsked(context) || context.User.Identity is not { IsAuthenticated: true })
        {
            await next(context);
            return;
        }
        if (key.Length > MostCharacters)
        {
            await Refuse(context, Refusal.Invalid("bad-idempotency-key", $"An {Header} has at most {MostCharacters} characters."));
            return;
        }

        var id = Hash($"{Actor.Name(context)}\n{context.Request.Path}\n{key}");
        var body = await BodyHash(context);
        if (await store.Begin(id, body, context.RequestAborted))
            await Do(context, id, body);
        else
            await Repeat(context, await store.Get(id, context.RequestAborted), body);
    }

    async Task Do(HttpContext context, string id, string body)
    {
        var answer = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        // What was begun is done, although its caller may have given up: stopped after its write it would be done twice.
        context.RequestAborted = CancellationToken.None;
        var isDone = false;
        try
        {
            await next(context);
            isDone = context.Response.StatusCode < StatusCodes.Status500InternalServerError && kept.Length <= MostBytes;
        }
        finally
        {
            context.Response.Body = answer;
            if (isDone)
                await store.Finish(id, body, Answer(context, kept.ToArray()), CancellationToken.None);
            else
                await store.Forget(id, CancellationToken.None);
        }
        kept.Position = 0;
        await kept.CopyToAsync(answer, CancellationToken.None);
    }

    static async Task Repeat(HttpContext context, OnceRecord? first, string body)
    {
        if (first is null || first.Answer is null)
        {
            await Refuse(context, Refusal.Conflict("still-running", $"The first request with this {Header} is still under way. Ask again in a moment."));
            return;
        }
        if (first.Body != body)
        {
            await Refuse(context, Refusal.Conflict("key-reused", $"This {Header} was used for another request. Take a new key for each."));
            return;
        }
        context.Response.StatusCode = first.Answer.Status;
        context.Response.ContentType = first.Answer.ContentType;
        foreach (var (name, value) in first.Answer.Headers)
            context.Response.Headers[name] = value;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        await context.Response.Body.WriteAsync(first.Answer.Body, context.RequestAborted);
    }

    static OnceAnswer Answer(HttpContext context, byte[] body) => new(
        context.Response.StatusCode,
        context.Response.ContentType,
        Kept.Where(context.Response.Headers.ContainsKey).ToDictionary(name => name, name => context.Response.Headers[name].ToString()),
        body);

    static Task Refuse(HttpContext context, Refusal refusal) => Answers.Problem(refusal).ExecuteAsync(context);

    static async Task<string> BodyHash(HttpContext context)
    {
        context.Request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        context.Request.Body.Position = 0;
        return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash)}{context.Request.QueryString.Value}");
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
