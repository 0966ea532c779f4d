using System.Collections.Concurrent;
using System.Net;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using Amazon.Runtime;

namespace JadaReferral.Previews.Tests;

/// <summary>A CloudFront that remembers what it was asked, honours caller references, and refuses or completes when it is told to.</summary>
sealed class RecordingCloudFront : IAmazonCloudFront
{
    readonly Lock _gate = new();
    readonly List<(string CallerReference, IReadOnlyList<string> Paths, string Id)> _invalidations = [];

    public string? RefusesWith { get; set; }

    /// <summary>What the first calls are refused with, one after another.</summary>
    public ConcurrentQueue<string> RefusesFirstWith { get; } = [];

    public bool Completes { get; set; }

    public IReadOnlyList<(string CallerReference, IReadOnlyList<string> Paths, string Id)> Invalidations
    {
        get
        {
            lock (_gate)
                return [.. _invalidations];
        }
    }

    public IClientConfig Config => throw new NotSupportedException("Nobody asks a fake for its configuration.");

    public Task<CreateInvalidationResponse> CreateInvalidationAsync(CreateInvalidationRequest request, CancellationToken cancellationToken = default)
    {
        if (RefusesFirstWith.TryDequeue(out var code) || (code = RefusesWith) is not null)
            throw new AmazonCloudFrontException("Refused by the test.", null, ErrorType.Sender, code, "r-1", HttpStatusCode.BadRequest);
        lock (_gate)
        {
            var reference = request.InvalidationBatch!.CallerReference!;
            if (_invalidations.Find(known => known.CallerReference == reference) is not { Id: { } id })
            {
                id = $"I{_invalidations.Count + 1}";
                _invalidations.Add((reference, [.. request.InvalidationBatch.Paths!.Items!], id));
            }

            return Task.FromResult(new CreateInvalidationResponse { Invalidation = new Invalidation { Id = id, Status = "InProgress" } });
        }
    }

    public Task<GetInvalidationResponse> GetInvalidationAsync(GetInvalidationRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GetInvalidationResponse { Invalidation = new Invalidation { Id = request.Id!, Status = Completes ? "Completed" : "InProgress" } });

    public void Dispose()
    {
        // Holds nothing.
    }
}
