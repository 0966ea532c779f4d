using System.Xml.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Platform.Dynamo;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Security;

/// <summary>
/// Keeps ASP.NET Core's data-protection keys in the table <c>people</c>, so that a cookie or form made by one instance is good at every other
/// and after a restart. The interface is synchronous; it is asked at start and about once a day.
/// </summary>
sealed class SharedKeys(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables) : IXmlRepository
{
    const string Person = "data-protection";

    public IReadOnlyCollection<XElement> GetAllElements() => Read().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            ["person_id"] = new AttributeValue(Person),
            ["record"] = new AttributeValue(friendlyName),
            ["xml"] = new AttributeValue(element.ToString(SaveOptions.DisableFormatting)),
        };
        dynamo.PutItemAsync(tables.Value.Table("people"), item).GetAwaiter().GetResult();
    }

    async Task<IReadOnlyCollection<XElement>> Read()
    {
        var request = new QueryRequest
        {
            TableName = tables.Value.Table("people"),
            ConsistentRead = true,
            KeyConditionExpression = "#person = :person",
            ExpressionAttributeNames = new() { ["#person"] = "person_id" },
            ExpressionAttributeValues = new() { [":person"] = new AttributeValue(Person) },
        };
        var answer = await dynamo.QueryAsync(request);
        return [.. (answer.Items ?? []).Select(item => XElement.Parse(item["xml"].S))];
    }
}
