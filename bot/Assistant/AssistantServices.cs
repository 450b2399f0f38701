using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Conversations.Inbound;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Backups;
using ResidentAssistant.Assistant.Data.Keys;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant;

/// <summary>Puts the assistant together: storage, conversation, and one line a module (<see cref="AssistantModules"/>).</summary>
public static class AssistantServices
{
    /// <param name="services">Where it is added.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="modules">What the assistant does; null is all.</param>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static IServiceCollection AddAssistant(
        this IServiceCollection services, IConfiguration configuration, IReadOnlyList<Module>? modules = null)
    {
        services.AddSingleton(CityOptions.From(configuration)).AddSingleton(RedisOptions.From(configuration));
        services.TryAddSingleton(TimeProvider.System);
        AddStorage(services, DatabaseOptions.From(configuration));
        services.AddSingleton<ReadWorkCalendar>().AddSingleton<ReadTerritory>().AddSingleton<ImportCalendar>();
        AddConversations(services);
        services.AddWork().AddSingleton<NotifyResident>();
        AddSafety(services);
        foreach (var module in modules ?? AssistantModules.All)
        {
            services.AddSingleton(module);
            module.AddServices(services);
        }

        services.AddSingleton<Capability, SafetyCapability>().AddSingleton<Capability, ReplyCapability>();
        services.AddSingleton<SampleCity>();
        return services;
    }

    /// <summary>Work that goes on behind the requests: answering what was left, delivering, indexing, learning, comparing.</summary>
    public static IServiceCollection AddAssistantBackground(this IServiceCollection services)
    {
        services
            .AddHostedService(provider => provider.GetRequiredService<TurnRunner>())
            .AddHostedService(provider => provider.GetRequiredService<OutboxSender>())
            .AddHostedService(provider => provider.GetRequiredService<RedisCarrier>())
            .AddHostedService(provider => provider.GetRequiredService<RemoteChangePoller>())
            .AddHostedService(provider => provider.GetRequiredService<WatchDatabase>())
            .AddHostedService(provider => provider.GetRequiredService<BackgroundLoop>())
            .AddHostedService(provider => provider.GetRequiredService<IntentModel>())
            .AddHostedService(provider => provider.GetRequiredService<SweepAttachments>());
        foreach (var module in AssistantModules.In(services))
            module.AddBackground(services);
        return services;
    }

    /// <summary>Danger comes before everything else, whatever the assistant does besides.</summary>
    private static void AddSafety(IServiceCollection services)
    {
        services.AddSingleton<AnswerDanger>().AddSingleton<RaiseAlert>().AddSingleton<DutyDesk>().AddSingleton<IHandler<ResidentLeft>, EraseAlerts>();
        services.AddSingleton<IDueWorkHandler, EscalateAlerts>().AddSingleton(_ => DangerModel.Starter);
        services.AddSingleton(_ => ActModel.Starter);
    }

    private static void AddStorage(IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton(database).AddSingleton<DataFolder>();
        services.AddLogging().TryAddSingleton<LoggerFactory>();
        services.AddSingleton<DatabaseOutage>().Replace(ServiceDescriptor.Singleton<ILoggerFactory, OutageLoggerFactory>());
        services.AddDataProtection().SetApplicationName(KeyRing.ApplicationName).PersistKeysTo(database.KeysFolder);
        services.AddSingleton(provider => new Vault(provider.GetRequiredService<IDataProtectionProvider>(), database.KeysFolder));
        services.AddSingleton<AppDbFactory>();
        services.AddSingleton<IDbContextFactory<AppDb>>(provider => provider.GetRequiredService<AppDbFactory>());
        services.AddScoped(provider => provider.GetRequiredService<AppDbFactory>().CreateDbContext());
        services.AddSingleton<NoteKey>().AddSingleton<BackUp>().AddSingleton<RestoreBackup>();
        services.AddSingleton<Transactions>().AddSingleton<SharedTokens>().AddSingleton<Migrator>().AddSingleton<LeaveChannel>().AddSingleton<CheckVisitor>();
        services.AddSingleton<AttachmentFiles>().AddSingleton<PictureDecoder>().AddSingleton<Photos>().AddSingleton<ViewPhoto>().AddSingleton<Voices>()
            .AddSingleton<SweepAttachments>();
        services.AddSingleton(provider => KnowledgeIndex.Open(database.IndexFolder, SealOf(provider.GetRequiredService<Vault>())));
        AddStaffAccounts(services);
    }

    private static void AddStaffAccounts(IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<StaffMember>, PasswordHasher<StaffMember>>().AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddIdentityCore<StaffMember>(options =>
        {
            options.Password.RequiredLength = PasswordRules.Shortest;
            options.Password.RequireDigit = options.Password.RequireNonAlphanumeric = options.Password.RequireUppercase =
                options.Password.RequireLowercase = false;
            options.User.RequireUniqueEmail = true;
        }).AddEntityFrameworkStores<AppDb>();
        services.AddSingleton<SignInLimits>().AddSingleton<CheckPassword>().AddSingleton<SignInStaff>().AddSingleton<ChangePassword>();
        services.AddSingleton<StaffStanding>().AddSingleton<StaffAccounts>();
        services.AddSingleton<ApiKeys>().AddSingleton<StaffTokens>().AddSingleton<RecogniseProgram>();
        services.AddSingleton<AnswerOnce>().AddSingleton<IDueWorkHandler, ForgetAnswers>().AddSingleton<ReadUnits>();
        services.AddSingleton<ChangeTerritory>().AddSingleton<KeepUnits>().AddSingleton<KeepPlaces>().AddSingleton<KeepDuties>().AddSingleton<KeepDoorplates>();
        services.AddSingleton<ImportTerritory>().AddSingleton<ExportTerritory>();
    }

    /// <summary>What residents asked teaches the index, whose files are plain: nothing of it can be read there.</summary>
    private static QuestionSeal SealOf(Vault vault) => new(vault.Hash("index")[..16], vault.Seal, vault.Open, word => vault.Hash("index\n" + word)[..16]);

    private static void AddConversations(IServiceCollection services)
    {
        services.AddSingleton(_ => new IntentClassifier(IntentClassifier.StarterExamples()));
        services.AddSingleton<IntentModel>().AddSingleton<CorrectIntents>().AddSingleton<ReplayMessages>();
        services.AddSingleton<ConversationFeed>().AddSingleton<Typing>().AddSingleton<RemoteChangePoller>().AddSingleton<RedisCarrier>();
        services.AddSingleton<Gazetteer>().AddSingleton<Transcript>().AddSingleton<Inbox>();
        services.AddSingleton<Router>().AddSingleton<MainMenu>().AddSingleton<TurnRunner>().AddSingleton<OutboxSender>().AddSingleton<PassiveReplies>()
            .AddSingleton<ChannelAlarms>();
        services.AddSingleton<Spool>().AddSingleton<SpoolingInbox>().AddSingleton<SpoolTargets>().AddSingleton<WatchDatabase>();
        services.AddSingleton<IDueWorkHandler, FormReminder>();
    }
}
