using Amazon.SimpleEmail.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Ses;

public sealed class DescribeConfigurationSetTests : WireTests
{
    [Fact]
    public async Task Where_events_go_and_whether_it_sends_come_back()
    {
        Server.AnswersXml(200, """
            <DescribeConfigurationSetResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <DescribeConfigurationSetResult>
                <ConfigurationSet><Name>outreach</Name></ConfigurationSet>
                <EventDestinations>
                  <member><Name>bus</Name><Enabled>true</Enabled><MatchingEventTypes><member>send</member><member>open</member></MatchingEventTypes><EventBridgeDestination/></member>
                  <member><Name>old</Name><Enabled>false</Enabled><MatchingEventTypes/></member>
                </EventDestinations>
                <ReputationOptions><SendingEnabled>false</SendingEnabled><ReputationMetricsEnabled>true</ReputationMetricsEnabled></ReputationOptions>
              </DescribeConfigurationSetResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </DescribeConfigurationSetResponse>
            """);

        var response = await Ses.DescribeConfigurationSetAsync(
            new DescribeConfigurationSetRequest { ConfigurationSetName = "outreach", ConfigurationSetAttributeNames = ["eventDestinations", "reputationOptions"] });

        AssertSentQuery("Action=DescribeConfigurationSet&Version=2010-12-01&ConfigurationSetName=outreach&ConfigurationSetAttributeNames.member.1=eventDestinations&ConfigurationSetAttributeNames.member.2=reputationOptions");
        Assert.Equal([("bus", true, "send,open"), ("old", false, "")], response.EventDestinations!.Select(to => (to.Name, to.Enabled ?? true, string.Join(',', to.MatchingEventTypes!))));
        Assert.False(response.ReputationOptions!.SendingEnabled);
    }

    [Fact]
    public async Task A_set_that_does_not_exist_is_told_by_an_exception_of_its_own()
    {
        Server.AnswersXml(400, """<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>ConfigurationSetDoesNotExist</Code><Message>Configuration set &lt;x&gt; does not exist.</Message></Error><RequestId>r</RequestId></ErrorResponse>""");

        await Assert.ThrowsAsync<ConfigurationSetDoesNotExistException>(() => Ses.DescribeConfigurationSetAsync(new DescribeConfigurationSetRequest { ConfigurationSetName = "x" }));
    }
}
