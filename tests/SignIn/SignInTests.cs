using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Browser;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.SignIn;

/// <summary>Guessers are stopped, owners are not, and nobody learns which accounts exist.</summary>
public sealed class SignInTests
{
    private const string Email = "community@example.cn";
    private readonly CountingHasher hasher = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_tries_at_once_on_two_nodes_five_count_and_only_strangers_at_that_address_are_kept_out(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider);
        var other = city.AddNode();
        var tries = Enumerable.Range(0, 12).Select(i => TryAsync(i % 2 == 0 ? city.Services : other, Email, "wrong", "attacker"));
        Assert.All(await Task.WhenAll(tries), outcome => Assert.IsType<SignInOutcome.Refused>(outcome));
        Assert.Equal(5, hasher.Compared);

        // The right one at that address is not even looked at, on any node and after a restart.
        Assert.IsType<SignInOutcome.Refused>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "attacker"));
        Assert.IsType<SignInOutcome.Refused>(await TryAsync(other, Email, ConsoleSignIn.Password, "attacker"));
        await city.RestartAsync();
        Assert.IsType<SignInOutcome.Refused>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "attacker"));
        Assert.Equal(5, hasher.Compared);

        var elsewhere = Assert.IsType<SignInOutcome.Done>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "office"));
        Assert.Equal(5, elsewhere.Failures);
        var known = Assert.IsType<SignInOutcome.Done>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "attacker", elsewhere.Device));
        Assert.Equal(0, known.Failures);
        Assert.NotEqual(elsewhere.Device.Id, known.Device.Id);
        city.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.IsType<SignInOutcome.Done>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "attacker"));
        Assert.Equal(
            ["staff.login-refused", "staff.login-refused", "staff.login-refused", "staff.login-refused", "staff.login-limited"],
            (await AuditAsync(city)).Where(e => e.StaffId is null).Select(e => e.Action).OrderByDescending(action => action, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_disabled_account_and_one_that_is_not_there_cost_the_same_work_as_one_that_is()
    {
        await using var city = await StartAsync();
        await city.Get<StaffAccounts>().DisableAsync(null, "grid@example.cn", Cancellation);
        var right = await TryAsync(city.Services, "grid@example.cn", ConsoleSignIn.Password, "a");
        Assert.IsType<SignInOutcome.Refused>(right);
        var seen = new List<(int Compared, int Entries, int Counts)>();
        foreach (var email in new[] { Email, "grid@example.cn", "nobody@example.cn" })
        {
            var (compared, entries, counts) = (hasher.Compared, (await AuditAsync(city)).Count, await CountsAsync(city));
            await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => TryAsync(city.Services, email, "wrong", email)));
            seen.Add((hasher.Compared - compared, (await AuditAsync(city)).Count - entries, await CountsAsync(city) - counts));
        }

        Assert.Equal((5, 5, 3), seen[0]);
        // The account of the disabled one was counted before.
        Assert.Equal((5, 5, 2), seen[1]);
        Assert.Equal((5, 5, 3), seen[2]);
    }

    [Fact]
    public async Task An_address_that_tries_one_password_on_many_accounts_is_stopped_after_thirty()
    {
        await using var city = await StartAsync();
        var device = Assert.IsType<SignInOutcome.Done>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "office")).Device;
        hasher.Compared = 0;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => TryAsync(city.Services, $"person{i}@example.cn", "wrong", "attacker")));
        Assert.Equal(30, hasher.Compared);
        Assert.IsType<SignInOutcome.Refused>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "attacker"));
        Assert.IsType<SignInOutcome.Done>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "attacker", device));
        city.Clock.Advance(TimeSpan.FromMinutes(16));
        await TryAsync(city.Services, "nobody@example.cn", "wrong", "attacker");
        Assert.Equal(3, await CountsAsync(city));
    }

    [Fact]
    public async Task On_a_known_device_wrong_passwords_cost_time_and_the_right_one_is_always_taken()
    {
        await using var city = await StartAsync();
        var device = Assert.IsType<SignInOutcome.Done>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "office")).Device;
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TryAsync(city.Services, Email, "wrong", "office", device)));
        var since = Stopwatch.GetTimestamp();
        var again = Assert.IsType<SignInOutcome.Done>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "office", device));
        Assert.True(Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(2.9));
        // Typing errors of its own are no news to the owner.
        Assert.Equal(0, again.Failures);
    }

    [Fact]
    public async Task A_device_is_a_stranger_after_the_password_was_reset_and_another_account_does_not_know_it()
    {
        await using var city = await StartAsync();
        var device = Assert.IsType<SignInOutcome.Done>(await TryAsync(city.Services, Email, ConsoleSignIn.Password, "office")).Device;
        await city.Get<StaffAccounts>().ResetAsync(null, Email, Cancellation);
        await ConsoleSignIn.SetPasswordAsync(city.Services, "grid@example.cn");
        hasher.Compared = 0;
        await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => TryAsync(city.Services, Email, "wrong", "office", device)));
        await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => TryAsync(city.Services, "grid@example.cn", "wrong", "office", device)));
        Assert.Equal(10, hasher.Compared);
        // What was counted for the old password does not keep out the new one.
        var reset = Assert.IsType<AccountChange.Done>(await city.Get<StaffAccounts>().ResetAsync(null, Email, Cancellation));
        Assert.IsType<SignInOutcome.Done>(await TryAsync(city.Services, Email, reset.Password!, "office"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Names_and_passwords_that_cannot_be_are_refused_without_work_and_another_spelling_is_the_same_account(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider);
        foreach (var (email, password) in new[]
        {
            (Email, new string('x', 1_000_000)), (Email, new string('x', PasswordRules.Longest + 1)), (Email, ""), ("", "wrong"), ("   ", "wrong"),
            ("a\0b@example.cn", "wrong"), ("\ud800@example.cn", "wrong"), ("\udc00\ud800", "wrong"), ("\ufffe@example.cn", "wrong"),
                (new string('a', 257), "wrong"),
        })
            Assert.IsType<SignInOutcome.Refused>(await TryAsync(city.Services, email, password, "attacker"));
        Assert.Equal((0, 0), (hasher.Compared, await CountsAsync(city)));
        await Task.WhenAll(new[] { "COMMUNITY@example.cn", " community@EXAMPLE.cn ", "Community@Example.Cn", "community@example.CN\t", Email, Email, Email }
            .Select(spelling => TryAsync(city.Services, spelling, "wrong", "attacker")));
        Assert.Equal(5, hasher.Compared);
    }

    [Theory]
    [InlineData("short", true)]
    [InlineData("123456789012", true)]
    [InlineData("aaaaaaaaaaaaaaaa", true)]
    [InlineData("abababababab", true)]
    [InlineData("Password1234", true)]
    [InlineData("xiulan.wang1", true)]
    [InlineData("abcdefghijkl", true)]
    [InlineData("correct horse battery", false)]
    [InlineData("檀溪边上三棵大柳树下有口井", false)]
    [InlineData("q7Xm2vKd9RtB", false)]
    public void A_password_that_guessers_try_first_is_refused(string password, bool refused) =>
        Assert.Equal(refused, PasswordRules.Refuse(password, "xiulan.wang@example.cn") is not null);

    private async Task<TestCity> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var city = await TestCity.StartAsync(provider, services => services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<StaffMember>>(hasher)));
        await ConsoleSignIn.SetPasswordAsync(city.Services, Email);
        await ConsoleSignIn.SetPasswordAsync(city.Services, "grid@example.cn");
        return city;
    }

    private static Task<SignInOutcome> TryAsync(IServiceProvider node, string email, string password, string address,
        params IReadOnlyList<KnownDevice> devices) =>
        Task.Run(() => node.GetRequiredService<SignInStaff>().RunAsync(email, password, new Caller(address, devices), Cancellation));

    private static async Task<IReadOnlyList<AuditEntry>> AuditAsync(TestCity city)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return await db.Audit.Where(e => e.Action.StartsWith("staff.login")).ToListAsync(Cancellation);
    }

    private static async Task<int> CountsAsync(TestCity city)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return await db.SignInCounts.CountAsync(Cancellation);
    }

    /// <summary>Counts how often a password was compared; cheap, so that many can be.</summary>
    private sealed class CountingHasher : IPasswordHasher<StaffMember>
    {
        private readonly PasswordHasher<StaffMember> inner =
            new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        private int compared;

        public int Compared
        {
            get => Volatile.Read(ref compared);
            set => Volatile.Write(ref compared, value);
        }

        public string HashPassword(StaffMember user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(StaffMember user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref compared);
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
