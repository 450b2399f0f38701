using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Keys;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.Commands;
using Xunit;

namespace ResidentAssistant.Tests.Storage;

/// <summary>Keys that are lost or exchanged are noticed before anything is sealed with new ones.</summary>
public sealed class KeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_start_without_the_keys_is_refused_and_makes_none(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var keys = Path.Combine(city.Folder, "keys");
        Directory.Delete(keys, recursive: true);
        var refused = await RefusedAsync(city);
        Assert.Contains(keys, refused, StringComparison.Ordinal);
        Assert.Contains("备份里的 keys", refused, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(keys));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_sealed_tells_that_there_were_keys_although_nothing_else_does(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await city.NewResident().Says("你好");
        await city.Transactions.RunAsync(db => db.KeyCanaries.ExecuteDeleteAsync(Cancellation), Cancellation);
        var keys = Path.Combine(city.Folder, "keys");
        Directory.Delete(keys, recursive: true);
        Assert.Contains("密钥丢了", await RefusedAsync(city), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(keys));
        _ = new Vault(KeyRing.Open(keys, create: true), keys);
        Assert.Contains("没有加密这个数据库用过的密钥", await RefusedAsync(city), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attachments", "0123456789abcdef0123456789abcdef")]
    [InlineData("spool", "1-a.msg")]
    public async Task Sealed_files_without_keys_and_without_a_database_are_not_taken_for_a_new_city(string under, string file)
    {
        var folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, under));
        await File.WriteAllTextAsync(Path.Combine(folder, under, file), "sealed", Cancellation);
        var refused = Assert.IsType<StartAttempt.Refused>(await StartAttempt.InProcessAsync(new Dictionary<string, string?> { ["DataDir"] = folder }));
        Assert.Contains(Path.Combine(folder, under), refused.Sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "keys")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_start_with_the_keys_of_another_city_or_a_damaged_one_is_refused()
    {
        await using var city = await TestCity.StartAsync();
        var keys = Path.Combine(city.Folder, "keys");
        var (ring, lookup) = (Directory.GetFiles(keys, "key-*.xml").Single(), Path.Combine(keys, "lookup.key"));
        await WithAsync(lookup, null, "lookup.key");
        await WithAsync(lookup, [1, 2, 3], "lookup.key");
        await WithAsync(ring, null, "key-*.xml");
        await WithAsync(ring, "<key"u8.ToArray(), "损坏");
        await WithAsync(ring, [], "损坏");
        var other = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        _ = new Vault(KeyRing.Open(other, create: true), other);
        await WithAsync(ring, null, "没有加密这个数据库用过的密钥", from: other);
        Directory.Delete(other, recursive: true);
        await Preparation.PrepareAsync(city.AddNode(), migrate: false, Cancellation);

        async Task WithAsync(string file, byte[]? instead, string word, string? from = null)
        {
            var before = await File.ReadAllBytesAsync(file, Cancellation);
            File.Delete(file);
            if (instead is not null)
                await File.WriteAllBytesAsync(file, instead, Cancellation);
            var strangers = from is null ? [] : Directory.GetFiles(from, "key-*.xml").Select(key => Path.Combine(keys, Path.GetFileName(key))).ToList();
            foreach (var stranger in strangers)
                File.Copy(Path.Combine(from!, Path.GetFileName(stranger)), stranger);
            Assert.Contains(word, await RefusedAsync(city), StringComparison.Ordinal);
            foreach (var stranger in strangers)
                File.Delete(stranger);
            await File.WriteAllBytesAsync(file, before, Cancellation);
        }
    }

    [Fact]
    public async Task The_key_that_follows_after_ninety_days_is_taken_up_and_both_are_needed_from_then_on()
    {
        await using var city = await TestCity.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        city.AddNode().GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90));
        var node = city.AddNode();
        await Preparation.PrepareAsync(node, migrate: false, Cancellation);
        await node.GetRequiredService<NoteKey>().RunAsync(Cancellation);
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
            Assert.Equal(2, await db.KeyCanaries.CountAsync(Cancellation));
        foreach (var key in Directory.GetFiles(Path.Combine(city.Folder, "keys"), "key-*.xml"))
        {
            File.Move(key, key + ".away");
            Assert.Contains(Path.GetFileName(key), await RefusedAsync(city), StringComparison.Ordinal);
            File.Move(key + ".away", key);
        }

        await Preparation.PrepareAsync(city.AddNode(), migrate: false, Cancellation);
    }

    [Fact]
    public async Task A_running_process_whose_keys_are_deleted_makes_no_new_ones()
    {
        await using var city = await TestCity.StartAsync();
        var node = city.AddNode();
        var keys = Path.Combine(city.Folder, "keys");
        var manager = node.GetRequiredService<IKeyManager>();
        Assert.NotEmpty(manager.GetAllKeys());
        Directory.Delete(keys, recursive: true);
        Directory.CreateDirectory(keys);
        Assert.Throws<IOException>(manager.GetAllKeys);
    }

    [Fact]
    public async Task A_second_node_with_a_folder_of_its_own_is_refused()
    {
        await using var city = await TestCity.StartAsync(DatabaseProvider.Postgres);
        await using var own = await TestCity.StartAsync();
        var settings = new Dictionary<string, string?>(city.Settings) { ["DataDir"] = own.Folder };
        Assert.Contains("密钥不对", Assert.IsType<StartAttempt.Refused>(await StartAttempt.InProcessAsync(settings)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_becomes_a_city_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        var settings = new Dictionary<string, string?> { ["DataDir"] = Path.Combine(folder, "new", "city") };
        Assert.IsType<StartAttempt.Started>(await StartAttempt.InProcessAsync(settings));
        Assert.IsType<StartAttempt.Started>(await StartAttempt.InProcessAsync(settings));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> RefusedAsync(TestCity city) =>
        (await Assert.ThrowsAsync<RefusedException>(() => Preparation.PrepareAsync(city.AddNode(), migrate: false, Cancellation))).Message;
}
