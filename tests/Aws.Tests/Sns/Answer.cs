namespace JadaReferral.Aws.Tests.Sns;

/// <summary>Documents as SNS writes them.</summary>
static class Answer
{
    public static string Of(string action, string result) => $"""
        <{action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <{action}Result>{result}</{action}Result>
          <ResponseMetadata><RequestId>sns-request-1</RequestId></ResponseMetadata>
        </{action}Response>
        """;

    public static string Error(string code, string message) => $"""
        <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>
          <RequestId>sns-request-2</RequestId>
        </ErrorResponse>
        """;
}
