using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Safety;

/// <inheritdoc cref="DutyDesk.EraseAsync"/>
internal sealed class EraseAlerts : IHandler<ResidentLeft>
{
    public Task HandleAsync(AppDb db, ResidentLeft happened, DateTimeOffset now, CancellationToken cancellation) =>
        DutyDesk.EraseAsync(db, happened.Conversation.Id, cancellation);
}
