using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor.Services;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.StaffConsole;
using Xunit;

namespace ResidentAssistant.Tests.Feed;

/// <summary>A page of the console loads again for its own topics and for nobody else's.</summary>
public sealed class LiveComponentTests
{
    private static readonly Topic Own = new("test", Guid.NewGuid());

    [Fact]
    public async Task It_listens_to_its_own_topics_alone_and_loads_again_for_them()
    {
        await using var services = Services();
        var feed = services.GetRequiredService<ConversationFeed>();
        await using (var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance))
        {
            var page = await ShowAsync(renderer);
            var loads = page.Loads;

            // Signals are told before Publish returns, to whoever is listed here: nobody else's reaches the page.
            Assert.Equal([Own], feed.Subscribed());
            feed.Publish(Own, 1);
            await Eventually.TrueAsync(() => page.Loads == loads + 1);
        }

        Assert.Empty(feed.Subscribed());
    }

    [Fact]
    public async Task What_it_shows_may_tell_what_it_listens_to_and_it_looks_once_more_then()
    {
        await using var services = Services();
        var feed = services.GetRequiredService<ConversationFeed>();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var page = await ShowAsync(renderer);
        var (first, second) = (new Topic("test", Guid.NewGuid()), new Topic("test", Guid.NewGuid()));
        foreach (var shown in new[] { first, second })
        {
            page.Found = shown;
            var loads = page.Loads;
            feed.Publish(Own, 1);
            await Eventually.TrueAsync(() => page.Loads == loads + 2);
            Assert.Equal(new HashSet<Topic> { Own, shown }, [.. feed.Subscribed()]);
        }
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<ConversationFeed>().AddSingleton(TimeProvider.System);
        services.AddMudBlazorSnackbar().AddSingleton<NavigationManager, Nowhere>();
        return services.BuildServiceProvider();
    }

    private static async Task<Page> ShowAsync(HtmlRenderer renderer)
    {
        var member = new StaffMember(Guid.NewGuid(), "王秀英", "community@example.cn", StaffRole.CommunityStaff, Guid.NewGuid());
        var signedIn = Task.FromResult(new AuthenticationState(StaffClaims.Of(member, 0)));
        Page? page = null;
        RenderFragment content = builder =>
        {
            builder.OpenComponent<Page>(0);
            builder.AddComponentReferenceCapture(1, shown => page = (Page)shown);
            builder.CloseComponent();
        };
        var parameters = new Dictionary<string, object?>
        {
            [nameof(CascadingValue<Task<AuthenticationState>>.Value)] = signedIn,
            [nameof(CascadingValue<Task<AuthenticationState>>.ChildContent)] = content,
        };
        await renderer.Dispatcher.InvokeAsync(
            () => renderer.RenderComponentAsync<CascadingValue<Task<AuthenticationState>>>(ParameterView.FromDictionary(parameters)));
        return page!;
    }

    /// <summary>What is told in passing is taken away when another page is opened.</summary>
    private sealed class Nowhere : NavigationManager
    {
        public Nowhere() => Initialize("http://localhost/", "http://localhost/");
    }

    /// <summary>A list of what it found, which it learns of by loading.</summary>
    private sealed class Page : LiveComponent
    {
        private Topic? shown;
        private int loads;

        public Topic? Found { get; set; }

        public int Loads => Volatile.Read(ref loads);

        protected override TimeSpan LooksEvery => TimeSpan.FromDays(1);

        protected override TimeSpan? Gathers => TimeSpan.Zero;

        protected override Task<IReadOnlyList<Topic>> TopicsAsync(CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Topic>>(shown is { } topic ? [Own, topic] : [Own]);

        protected override Task LoadAsync(CancellationToken cancellation)
        {
            shown = Found;
            Interlocked.Increment(ref loads);
            return Task.CompletedTask;
        }
    }
}
