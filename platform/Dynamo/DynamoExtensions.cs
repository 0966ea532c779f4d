using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JadaReferral.Platform.Dynamo;

/// <summary>Registers DynamoDB.</summary>
public static class DynamoExtensions
{
    /// <summary>
    /// Adds <see cref="IAmazonDynamoDB"/>, configured by AWS's own settings (<c>AWS_REGION</c>, <c>AWS_ENDPOINT_URL_DYNAMODB</c>,
    /// the default credential chain), and <see cref="DynamoOptions"/>, validated at start.
    /// </summary>
    public static IServiceCollection AddDynamo(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DynamoOptions>().BindConfiguration("Dynamo").ValidateDataAnnotations();
        services.TryAddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient());
        return services;
    }
}
