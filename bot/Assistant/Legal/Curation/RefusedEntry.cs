using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <param name="Where">File or row.</param>
/// <param name="Why">In Chinese, one sentence.</param>
public sealed record RefusedEntry(string Where, string Why);
