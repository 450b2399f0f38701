using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>A new version is put in place while residents are in the middle of a form.</summary>
public sealed class FormVersionTests
{
    [Fact]
    public async Task A_draft_of_the_old_form_goes_on_in_the_new_one_which_asks_only_what_is_new()
    {
        Capability version = new Survey(new OldForm());
        await using var city = await TestCity.StartAsync(customise: services => services.AddSingleton(_ => version));
        var resident = city.NewResident();
        await resident.Says("我要填问卷");
        resident.Hears("您怎么称呼？");
        await resident.Says("李桂英");
        resident.Hears("您喜欢什么颜色？");
        version = new Survey(new NewForm());
        await city.RestartAsync();
        await resident.Says("红色");
        resident.Hears("您住哪个社区？");
        resident.DoesNotHear("您怎么称呼？");
        await resident.Says("檀溪社区");
        resident.Hears("李桂英，檀溪社区");
    }

    [Fact]
    public async Task A_form_that_the_new_version_does_not_have_waits_for_the_version_that_has_it()
    {
        IReadOnlyList<Capability> extra = [new Survey(new OldForm())];
        await using var city = await TestCity.StartAsync(customise: services =>
        {
            foreach (var capability in extra)
                services.AddSingleton(capability);
        });
        var resident = city.NewResident();
        await resident.Says("我要填问卷");
        await resident.Says("李桂英");
        var with = extra;
        extra = [];
        await city.RestartAsync();
        await resident.Says("你好");
        resident.Hears("您好");
        extra = with;
        await city.RestartAsync();
        await resident.Says("接着办");
        resident.Hears("您喜欢什么颜色？");
        await resident.Says("红色");
        resident.Hears("李桂英喜欢红色");
    }

    private sealed class Survey(Form form) : Capability
    {
        public override IReadOnlyList<Form> Forms => [form];

        public override IReadOnlyDictionary<string, CommandHandler> Commands =>
            new Dictionary<string, CommandHandler> { ["survey.open"] = (turn, _) => form.OpenNewAsync(turn) };

        public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string> { ["我要填问卷"] = "survey.open" };
    }

    private static Slot<TDraft> Text<TDraft>(string name, string question, Func<TDraft, string?> get, Action<TDraft, string?> set) => new()
    {
        Name = name,
        FreeText = true,
        IsFilled = draft => get(draft) is not null,
        Ask = (_, _) => Task.FromResult(new Prompt(question)),
        Read = (_, draft, heard) =>
        {
            set(draft, heard.Text);
            return Task.FromResult<SlotResult>(new SlotResult.Filled());
        },
        Clear = draft => set(draft, null),
    };

    private sealed class OldDraft
    {
        public string? Name { get; set; }
        public string? Colour { get; set; }
    }

    private sealed class OldForm : Form<OldDraft>
    {
        public override string Name => "survey";

        public override string Title => "问卷";

        protected override IReadOnlyList<Slot<OldDraft>> Slots =>
        [
            Text<OldDraft>("name", "您怎么称呼？", d => d.Name, (d, v) => d.Name = v),
            Text<OldDraft>("colour", "您喜欢什么颜色？", d => d.Colour, (d, v) => d.Colour = v),
        ];

        protected override Task<string?> SummariseAsync(Turn turn, OldDraft draft) => Task.FromResult<string?>(null);

        protected override Task CompleteAsync(Turn turn, OldDraft draft)
        {
            turn.Say($"{draft.Name}喜欢{draft.Colour}");
            return Task.CompletedTask;
        }
    }

    /// <summary>The colour is not asked any more, and the community is; the name stays.</summary>
    private sealed class NewDraft
    {
        public string? Name { get; set; }
        public string? Community { get; set; }
    }

    private sealed class NewForm : Form<NewDraft>
    {
        public override string Name => "survey";

        public override string Title => "问卷";

        public override int Version => 2;

        protected override IReadOnlyList<Slot<NewDraft>> Slots =>
        [
            Text<NewDraft>("name", "您怎么称呼？", d => d.Name, (d, v) => d.Name = v),
            Text<NewDraft>("community", "您住哪个社区？", d => d.Community, (d, v) => d.Community = v),
        ];

        protected override Task<string?> SummariseAsync(Turn turn, NewDraft draft) => Task.FromResult<string?>(null);

        protected override Task CompleteAsync(Turn turn, NewDraft draft)
        {
            turn.Say($"{draft.Name}，{draft.Community}");
            return Task.CompletedTask;
        }
    }
}
