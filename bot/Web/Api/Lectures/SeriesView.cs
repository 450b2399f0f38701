namespace ResidentAssistant.Web.Api.Lectures;

/// <summary>A series of lectures.</summary>
internal sealed record SeriesView(string Id, string Name);
