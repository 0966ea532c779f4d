namespace JadaReferral.Local.Emulators;

/// <summary>The emulators that stand in for AWS.</summary>
public enum EmulatorKind
{
    /// <summary>fauxqs: SQS, SNS and S3 on one port.</summary>
    SqsSnsS3,

    /// <summary>dynalite.</summary>
    DynamoDb,

    /// <summary>aws-ses-v2-local, with a page that shows what was sent.</summary>
    Ses,
}
