using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Web.Commands;

/// <summary>What the operator is told when a start or a command fails.</summary>
internal static class Failures
{
    /// <returns>One sentence or two; null for a defect of the program.</returns>
    public static string? Sentence(Exception failure) => failure switch
    {
        RefusedException or SettingException => failure.Message,
        _ when Listening(failure) is { } sentence => sentence,
        _ when StorageFault.Of(failure) is { } fault => $"数据库或磁盘：{fault.What}。{fault.Remedy}",
        UnauthorizedAccessException => $"没有权限：{failure.Message} 请检查文件属于运行本程序的用户。",
        InvalidDataException { InnerException: { } inner } => $"设置文件读不懂：{failure.Message} {inner.Message}",
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
            $"不能监听：https 网址要有证书。请用 http，把证书放在前面的 nginx 上，例如 Urls=http://127.0.0.1:5080。（{failure.Message.Split('\n')[0]}）",
        IOException => failure.Message,
        CryptographicException => $"密钥打不开加密的内容（{failure.Message}）。请运行 doctor 查看。",
        _ => null,
    };

    /// <summary>What Kestrel says when it cannot listen: it wraps the system's answer in an exception that is only text.</summary>
    private static string? Listening(Exception failure)
    {
        const string Example = "设置是 Urls，例如 Urls=http://127.0.0.1:5080";
        for (var at = failure; at is not null; at = at.InnerException)
        {
            var sentence = at switch
            {
                AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                    $"要监听的端口已经被占用，可能服务已经在运行。请先停下它，或者换一个端口；{Example}。（{failure.Message}）",
                SocketException { SocketErrorCode: SocketError.AccessDenied } => $"没有权限监听这个端口：1024 以下的端口请交给前面的 nginx；{Example}。",
                SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => $"本机没有要监听的地址；{Example}。（{failure.Message}）",
                _ => null,
            };
            if (sentence is not null)
                return sentence;
        }

        return null;
    }
}
