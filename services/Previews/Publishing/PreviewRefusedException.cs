namespace JadaReferral.Previews.Publishing;

/// <summary>A preview can't be published, now or on another try. The message tells the person who asked what to do.</summary>
public sealed class PreviewRefusedException(string message, Exception? inner = null) : Exception(message, inner);
