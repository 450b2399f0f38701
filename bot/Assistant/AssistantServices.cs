using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Conversations.Inbound;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Backups;
using ResidentAssistant.Assistant.Data.Keys;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Legal.Calculators;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant;

/// <summary>Puts the assistant together: storage, conversation, and one line per capability.</summary>
public static class AssistantServices
{
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(CityOptions.From(configuration));
        services.TryAddSingleton(TimeProvider.System);
        AddStorage(services, DatabaseOptions.From(configuration));
        AddConversations(services);
        AddCapability<CaseCapability, FileComplaint>(services).AddSingleton<CategoryModel>().AddSingleton<SimilarCaseIndex>();
        services.AddSingleton<HandleCase>().AddSingleton<RateCase>();
        AddCapability<LegalCapability, AnswerQuestion>(services).AddSingleton<EntryMatcher>().AddSingleton<ImportLaws>().AddSingleton<SearchLibrary>()
            .AddSingleton<ReadLaw>().AddSingleton<ImportQuestions>().AddSingleton<StarterFaq>();
        services.AddSingleton<EntryWork>().AddSingleton<LegalMatters>();
        services.AddSingleton(provider => new IntentRecognizer(Intent.Legal, provider.GetRequiredService<LegalMatters>().Words));
        AddCapability<CalculatorCapability, CalculatorCatalog>(services);
        AddCapability<AppointmentCapability, BookAppointment>(services);
        services.AddSingleton<Capability, LectureCapability>();
        services.AddSingleton<Capability, HandoffCapability>().AddSingleton<Reception>();
        services.AddSingleton<Capability, SafetyCapability>().AddSingleton<AnswerDanger>().AddSingleton<RaiseAlert>().AddSingleton<DutyDesk>();
        services.AddSingleton(_ => DangerModel.Starter);
        services.AddSingleton(_ => ActModel.Starter);
        services.AddSingleton<Capability, ReplyCapability>();
        services.AddSingleton<SceneDesk>();
        services.AddSingleton<SampleCity>();
        return services;
    }

    /// <summary>Work that goes on behind the requests: answering what was left, delivering, indexing, learning, comparing.</summary>
    public static IServiceCollection AddAssistantBackground(this IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<TurnRunner>())
        .AddHostedService(provider => provider.GetRequiredService<OutboxSender>())
        .AddHostedService(provider => provider.GetRequiredService<RemoteChangePoller>())
        .AddHostedService(provider => provider.GetRequiredService<WatchDatabase>())
        .AddHostedService(provider => provider.GetRequiredService<FormReminder>())
        .AddHostedService(provider => provider.GetRequiredService<KnowledgeIndexer>())
        .AddHostedService(provider => provider.GetRequiredService<CategoryModel>())
        .AddHostedService(provider => provider.GetRequiredService<SimilarCaseIndex>())
        .AddHostedService(provider => provider.GetRequiredService<IntentModel>())
        .AddHostedService(provider => provider.GetRequiredService<SweepAttachments>())
        .AddHostedService<EscalateAlerts>();

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
        services.AddSingleton<AttachmentFiles>().AddSingleton<PictureDecoder>().AddSingleton<Photos>().AddSingleton<Voices>().AddSingleton<SweepAttachments>();
        services.AddSingleton(provider => KnowledgeIndex.Open(database.IndexFolder, SealOf(provider.GetRequiredService<Vault>())));
        services.AddSingleton<KnowledgeIndexer>();
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
    }

    /// <summary>What residents asked teaches the index, whose files are plain: nothing of it can be read there.</summary>
    private static QuestionSeal SealOf(Vault vault) => new(vault.Hash("index")[..16], vault.Seal, vault.Open, word => vault.Hash("index\n" + word)[..16]);

    private static void AddConversations(IServiceCollection services)
    {
        services.AddSingleton(_ => new IntentClassifier(IntentClassifier.StarterExamples()));
        services.AddSingleton<IntentModel>().AddSingleton<CorrectIntents>().AddSingleton<ReplayMessages>();
        services.AddSingleton<Gazetteer>().AddSingleton<ConversationFeed>().AddSingleton<RemoteChangePoller>().AddSingleton<Typing>().AddSingleton<Transcript>()
            .AddSingleton<Inbox>();
        services.AddSingleton<Router>().AddSingleton<TurnRunner>().AddSingleton<OutboxSender>().AddSingleton<PassiveReplies>().AddSingleton<ChannelAlarms>();
        services.AddSingleton<Spool>().AddSingleton<SpoolingInbox>().AddSingleton<SpoolTargets>().AddSingleton<WatchDatabase>();
        services.AddSingleton<FormReminder>();
    }

    private static IServiceCollection AddCapability<TCapability, TPart>(IServiceCollection services)
        where TCapability : Capability
        where TPart : class => services.AddSingleton<TPart>().AddSingleton<Capability, TCapability>();
}
