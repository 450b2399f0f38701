using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Modules;

/// <summary>
/// One thing the city does for residents (模块): a folder that holds its entities, decisions, use cases, dialog and texts, and one line in
/// <see cref="AssistantModules"/>. The core names no module; what a module declares here is all the core knows of it.
/// </summary>
public abstract class Module
{
    /// <summary>
    /// Adds its services: its <see cref="Dialogs.Capability"/>, its entries of the menu (<see cref="MenuEntry"/>), its sample data
    /// (<see cref="ISampleData"/>), what it does when something happens elsewhere (<see cref="IHandler{T}"/>) and what when something is due
    /// (<see cref="Work.IDueWorkHandler"/>).
    /// </summary>
    public abstract void AddServices(IServiceCollection services);

    /// <summary>What staff do with it, and who may.</summary>
    public virtual IReadOnlyList<StaffAction> Actions => [];

    /// <summary>Adds work that goes on behind the requests: learning, comparing.</summary>
    public virtual void AddBackground(IServiceCollection services)
    {
    }
}
