using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Complaints and requests that become cases (诉求): filed, handled, answered, rated.</summary>
public sealed class CaseModule : Module
{
    public override IReadOnlyList<StaffAction> Actions =>
    [
        CaseActions.Handle, CaseActions.Dispatch, CaseActions.Supervise, CaseActions.Templates, CaseActions.Figures, GridActions.Record,
        GridActions.Month,
    ];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Capability, CaseCapability>().AddSingleton<FileComplaint>();
        services.AddSingleton<ReadCaseRules>().AddSingleton<IDueWorkHandler, CaseClock>().AddSingleton<IDueWorkHandler, IndexOldCases>();
        services.AddSingleton<ISampleData, SampleDuties>();
        services.AddSingleton<HandleCase>().AddSingleton<VerifyCases>().AddSingleton<FileCase>().AddSingleton<ReadCases>().AddSingleton<ReadFigures>();
        services.AddSingleton<JoinCase>().AddSingleton<ChangeOwnCase>().AddSingleton<HearVerdict>().AddSingleton<SeedCases>().AddSingleton<UsualTimes>();
        services.AddSingleton<RateCase>().AddSingleton<ReadPublicCases>().AddSingleton<ReadPublicTotals>();
        services.AddSingleton<ManageWebhooks>().AddSingleton<WebhookQueue>().AddSingleton<WebhookDesk>();
        services.AddSingleton<DispatchCases>().AddSingleton<ReadEarlierCases>().AddSingleton<WatchCase>().AddSingleton<SavedViews>()
            .AddSingleton<ReplyTemplates>();
        services.AddSingleton<CategoryModel>().AddSingleton<SimilarCaseIndex>().AddSingleton<MeasureSameProblem>();
        services.AddSingleton<ReadHotProblems>().AddSingleton<KeepMonthlyTopics>().AddSingleton<FiguresDesk>().AddSingleton<ExportFigures>();
        services.AddSingleton<RecordGridEntry>().AddSingleton<ReadGrid>().AddSingleton<AddCasePhotos>();
        services.AddSingleton<ReadGridMonth>().AddSingleton<ExportGridMonth>();
        services.AddSingleton<IPhotoAccess, CasePhotoAccess>().AddSingleton<IHandler<ResidentLeft>, KeepOnFile>();
        services.AddSingleton<IHandler<OpenWork>, CountOpenCases>().AddSingleton<IKnowMatter, CaseInMind>();
        foreach (var category in Enum.GetValues<CaseCategory>())
            services.AddSingleton(new DutyCategory(CaseTexts.CategoryName(category)));
        services.AddSingleton(CaseTexts.FileEntry).AddSingleton(CaseTexts.MineEntry);
    }

    public override void AddBackground(IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<CategoryModel>())
        .AddHostedService(provider => provider.GetRequiredService<SimilarCaseIndex>())
        .AddHostedService(provider => provider.GetRequiredService<UsualTimes>());
}
