using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Scenes;

/// <summary>A scene in the list of staff.</summary>
public sealed record SceneLine(Scene Scene, string? Unit);
