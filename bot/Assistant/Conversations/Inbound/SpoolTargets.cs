using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Conversations.Inbound;

/// <summary>Where items of the spool go, besides the inbox.</summary>
public sealed record SpoolTargets(LeaveChannel Leave, TurnRunner Turns, PassiveReplies Pending, ILogger<WatchDatabase> Log);
