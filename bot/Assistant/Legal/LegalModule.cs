using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Legal.Calculators;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Legal questions (律师在线服务): the library of laws, the entries that curators write, the answers, and the calculators.</summary>
public sealed class LegalModule : Module
{
    public override IReadOnlyList<StaffAction> Actions => [LegalActions.Propose, LegalActions.Publish];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Capability, LegalCapability>().AddSingleton<AnswerQuestion>().AddSingleton<RephraseAnswer>();
        services.AddSingleton<Capability, CalculatorCapability>().AddSingleton<CalculatorCatalog>();
        services.AddSingleton<KnowledgeIndexer>().AddSingleton<BringEndedLaws>().AddSingleton<ImportLaws>().AddSingleton<SearchLibrary>()
            .AddSingleton<ReadLaw>().AddSingleton<ReadLibraryStatus>().AddSingleton<ImportQuestions>()
            .AddSingleton<TryAnswers>();
        services.AddSingleton<EntryWork>().AddSingleton<LegalMatters>();
        services.AddSingleton(provider => new IntentRecognizer(Intent.Legal, provider.GetRequiredService<LegalMatters>().Words));
        services.AddSingleton<IHandler<HandoffEnded>, LearnFromLawyer>().AddSingleton<IHandler<ResidentLeft>, EraseAnswers>();
        services.AddSingleton<IKnowMatter, QuestionInMind>().AddSingleton<IAnswerMatter, QuestionInMind>();
        services.AddSingleton<ISampleData, StarterFaq>();
        services.AddSingleton(LegalTexts.MenuEntry);
    }

    public override void AddBackground(IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<KnowledgeIndexer>());
}
