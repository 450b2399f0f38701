using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Web.StaffConsole;

namespace ResidentAssistant.Web.Modules;

/// <summary>
/// What staff, residents' browsers and other programs see of a module: pages of the console, sections of a resident's own page, routes.
/// It is there when its module is.
/// </summary>
internal abstract class WebModule
{
    /// <summary>Type of the <see cref="Module"/> it belongs to; null: the core, which is always there.</summary>
    public abstract Type? Of { get; }

    /// <summary>Its pages in the console's navigation.</summary>
    public virtual IReadOnlyList<ConsolePage> Pages => [];

    /// <summary>Adds what its pages and routes need.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Maps what other programs call.</summary>
    /// <param name="api">Below <c>/api/v1</c>; each route, or a group of them, declares whom it admits (<c>OpenTo</c>), else it admits nobody.</param>
    public virtual void MapApi(IEndpointRouteBuilder api)
    {
    }

    /// <summary>Maps its other routes.</summary>
    /// <param name="routes">Open to everybody.</param>
    /// <param name="console">Below <c>/console</c>: somebody of staff is signed in.</param>
    public virtual void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console)
    {
    }
}
