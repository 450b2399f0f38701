using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant;

/// <summary>An account of the sample city, with the password that is shown once.</summary>
public sealed record SampleAccount(string Role, string Email, string Password);
