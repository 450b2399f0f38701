using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ResidentAssistant.Assistant.Data.Keys;

/// <summary>
/// The keys on disk (<c>key-*.xml</c>). Data Protection takes an empty folder as a first start and makes a new key; when keys
/// that this process has seen are gone, that would make all that is sealed unreadable in silence, so reading fails instead
/// and the keys in memory serve on.
/// </summary>
internal sealed class KeyRing(string folder) : IXmlRepository
{
    public const string ApplicationName = "ResidentAssistant";

    private readonly FileSystemXmlRepository files = new(new DirectoryInfo(folder), NullLoggerFactory.Instance);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var elements = files.GetAllElements();
        lock (seen)
        {
            var found = elements.Select(IdOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (!seen.IsSubsetOf(found))
                throw new IOException($"{folder} 里的密钥文件不见了。");
            seen.UnionWith(found);
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName) => files.StoreElement(element, friendlyName);

    /// <summary>The keys of a folder, apart from the program's own.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="create">Makes a key where there is none; else none is ever made.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="XmlException">A file is not what was written.</exception>
    public static IDataProtectionProvider Open(string folder, bool create = false)
    {
        _ = new KeyRing(folder).GetAllElements();
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName(ApplicationName).PersistKeysTo(folder);
        services.Configure<KeyManagementOptions>(options => options.AutoGenerateKeys = create);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }

    private static string? IdOf(XElement element) => element.Name.LocalName == "key" ? element.Attribute("id")?.Value : null;
}
