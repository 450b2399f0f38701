using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web.My;

/// <summary>A part of a resident's own page (我的事). Parts of the same title stand together.</summary>
internal interface IMySection
{
    string Title { get; }

    /// <summary>A sentence where nothing is to be shown.</summary>
    string Empty { get; }

    /// <param name="db">To read from.</param>
    /// <param name="residentId">Whose page it is.</param>
    /// <param name="formKey">See <see cref="MyVisit.FormKey"/>.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Items of a list, in order.</returns>
    Task<IReadOnlyList<Markup>> ItemsAsync(AppDb db, Guid residentId, string formKey, DateTimeOffset now, CancellationToken cancellation);
}
