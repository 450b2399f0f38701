using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Volunteer lawyers who take a conversation over (转人工).</summary>
public sealed class HandoffModule : Module
{
    public override IReadOnlyList<StaffAction> Actions => [HandoffActions.Receive, HandoffActions.Shifts, HandoffActions.Supervise, HandoffActions.Month];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Capability, HandoffCapability>().AddSingleton<Reception>().AddSingleton<KeepPresence>().AddSingleton<ListLawyers>();
        services.AddSingleton<ArrangeShifts>().AddSingleton<SuperviseReception>().AddSingleton<ReadReceptionMonth>().AddSingleton<ExportReceptionMonth>();
        services.AddSingleton<IDueWorkHandler, HandoffDue>();
        services.AddSingleton<IHandler<ConversationEnded>, EndHandoffs>().AddSingleton<IHandler<StaffChanged>, RequeueHandoffs>();
        services.AddSingleton<IPhotoAccess, HandoffPhotoAccess>();
        services.AddSingleton(HandoffTexts.MenuEntry);
    }
}
