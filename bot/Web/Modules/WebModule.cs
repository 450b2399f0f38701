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

    /// <summary>Maps its routes.</summary>
    /// <param name="routes">Open to everybody.</param>
    /// <param name="console">Below <c>/console</c>: somebody of staff is signed in.</param>
    public virtual void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console)
    {
    }
}
