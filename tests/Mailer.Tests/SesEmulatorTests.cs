using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Amazon.SimpleEmail;
using JadaReferral.Contracts.Emails;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Mailer.Tests;

/// <summary>Through the real client, over HTTP, to an SES that reads the mail with a MIME parser of its own.</summary>
[Collection(Emulators.Name)]
public sealed class SesEmulatorTests(LocalAws aws)
{
    [Fact]
    public async Task The_mail_arrives_with_both_parts_as_they_were_approved()
    {
        using var ses = new AmazonSimpleEmailServiceClient(
            LocalAws.Credentials, new AmazonSimpleEmailServiceConfig { ServiceURL = aws.SesUrl.ToString(), AuthenticationRegion = LocalAws.Region, MaxErrorRetry = 0 });
        await using var app = await MailerApp.Start(aws, ses: ses);
        var subject = $"Café {Guid.NewGuid():N}";
        var approved = await app.Approved(mail: $"""
            From: JADA <crew@queenofsandiego.com>
            To: Eric <eric@puesto.example>
            Subject: =?utf-8?q?{subject.Replace("é", "=C3=A9", StringComparison.Ordinal).Replace(' ', '_')}?=
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_1"

            --=_1
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Hola, Se=C3=B1or: https://shipcaptaincrew.queenofsandiego.com/ref/puesto

            --=_1
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Hola, <a href=3D"https://shipcaptaincrew.queenofsandiego.com/ref/puesto">Se=C3=B1or</a></p>

            --=_1--

            """);

        await app.Consume(approved);
        await app.Pass();

        var messageId = Assert.Single(app.Published<EmailSent>()).SesMessageId;
        using var http = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = aws.SesUrl };
        var store = await http.GetFromJsonAsync<JsonElement>("store");
        var mail = store.GetProperty("emails").EnumerateArray().Single(mail => mail.GetProperty("subject").GetString() == subject);
        Assert.Contains("Hola, Señor: https://shipcaptaincrew.queenofsandiego.com/ref/puesto", mail.GetProperty("body").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://shipcaptaincrew.queenofsandiego.com/ref/puesto\">Señor</a>", mail.GetProperty("body").GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal(approved.ContentHash, Convert.ToHexStringLower(SHA256.HashData(await http.GetByteArrayAsync($"raw/{messageId}"))));
    }
}
