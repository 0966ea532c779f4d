using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JadaReferral.Platform.S3;

/// <summary>Registers S3.</summary>
public static class S3Extensions
{
    /// <summary>
    /// Adds <see cref="IAmazonS3"/>, configured by AWS's own settings (<c>AWS_REGION</c>, <c>AWS_ENDPOINT_URL_S3</c>, the default
    /// credential chain) and by <see cref="S3Options"/>.
    /// </summary>
    public static IServiceCollection AddS3(this IServiceCollection services)
    {
        services.AddOptions<S3Options>().BindConfiguration("S3");
        services.TryAddSingleton<IAmazonS3>(provider => new AmazonS3Client(new AmazonS3Config
        {
            ForcePathStyle = provider.GetRequiredService<IOptions<S3Options>>().Value.ForcePathStyle,
        }));
        return services;
    }
}
