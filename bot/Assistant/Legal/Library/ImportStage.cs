using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What an import is busy with.</summary>
public enum ImportStage
{
    Reading,
    Comparing,
    Writing,
}
