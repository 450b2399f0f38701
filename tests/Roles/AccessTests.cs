using System.Reflection;
using Microsoft.AspNetCore.Components;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Web.StaffConsole;
using Xunit;

namespace ResidentAssistant.Tests.Roles;

/// <summary>Who may do what: every use case of staff is tried by every role, from everywhere.</summary>
public sealed class AccessTests
{
    /// <summary>Also those in which a program acts as somebody of staff; who keeps a key of its own stands with the scopes.</summary>
    [Fact]
    public void Every_use_case_of_staff_stands_in_the_matrix()
    {
        var all = typeof(StaffIdentity).Assembly.GetTypes().Where(type => type is { IsPublic: true, IsClass: true })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType.IsAssignableTo(typeof(Task)) && method.GetParameters().Any(one =>
                one.ParameterType == typeof(StaffIdentity) || (one.ParameterType == typeof(ProgramCaller) && method.DeclaringType == typeof(BookForProgram))))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(all, UseCases.All.Select(one => one.Name).Concat(UseCases.OwnAccount).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Names of units, statutes that everybody reads, what is read of cases and alerts that were given to this person to see, and what no page calls.
    /// </summary>
    [Fact]
    public void What_a_page_calls_without_saying_who_asks_is_open_to_everybody_who_works_here()
    {
        var used = typeof(ConsolePages).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IComponent)))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Where(property => property.IsDefined(typeof(InjectAttribute), inherit: true) && property.PropertyType.Assembly == typeof(StaffIdentity).Assembly)
            .Select(property => property.PropertyType).Distinct();
        var unasked = used.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType.IsAssignableTo(typeof(Task)) && method.GetParameters().All(one => one.ParameterType != typeof(StaffIdentity)))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "ChannelAlarms.RaiseAsync", "FindArticles.SearchAsync", "SaidSafe.ReadAsync", "SimilarCaseIndex.CountAsync", "SimilarCaseIndex.CountOthersAsync",
                "UnitNames.ReadAsync",
            ],
            unasked);
    }

    [Fact]
    public async Task Each_role_may_what_the_matrix_says_and_nothing_else()
    {
        await using var city = await WorkedCity.StartAsync();
        var wrong = new List<string>();
        foreach (var useCase in UseCases.All)
            foreach (var role in Enum.GetValues<StaffRole>())
                foreach (var (place, unit) in city.Places.Where(one => useCase.GoesByUnit || one.Key == "here"))
                    foreach (var own in useCase.GoesByOwner ? new[] { true, false } : [false])
                    {
                        var staff = new StaffIdentity(own ? city.Lawyer : Guid.NewGuid(), "某人", role, unit);
                        var expected = useCase.Expects(role, place, own);
                        if (await useCase.TryAsync(city, staff) != expected)
                            wrong.Add($"{useCase.Name}: {role} {place}{(own ? " own" : "")} should{(expected ? "" : " not")}");
                    }

        Assert.Empty(wrong);
    }
}
