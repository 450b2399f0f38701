using System.Security.Cryptography;
using System.Text;
using ResidentAssistant.Integrations.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>Vectors: V0 is published by Tencent; the others agree between three implementations.</summary>
public sealed class WeChatCryptoTests
{
    private const string Token = "citybot2026test";
    private const string AppId = "wx0123456789abcdef";
    private const string Prefix = "0123456789abcdef";
    private const string Inbound = "<xml><ToUserName><![CDATA[gh_a1b2c3d4e5f6]]></ToUserName><FromUserName><![CDATA[oTestOpenId_0001-abcdefghijk]]></FromUserName><CreateTime>1767225600</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[路灯坏了，怎么报修？]]></Content><MsgId>24680135791357913</MsgId></xml>";
    private static readonly byte[] Key = WeChatCrypto.Key("kR7wQm2Zx9LpV4tYc6NbHs1JdFg8UaEo3Xi5TnCqBlW");

    [Fact]
    public void Tencents_own_example_of_an_inbound_message_opens()
    {
        const string encrypted = "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";
        Assert.Equal("f464b24fc39322e44b38aa78f5edd27bd1441696", WeChatCrypto.Sign("AAAAA", "1714036504", "1514711492"));
        Assert.Equal("899cf89e464efb63f54ddac96b0a0a235f53aa78", WeChatCrypto.Sign("AAAAA", "1714037059", "486452656"));
        Assert.Equal("6c5c811b55cc85e0e1b54100749188c20beb3f5d", WeChatCrypto.Sign("AAAAA", "1714112445", "415670741"));
        Assert.Equal("046e02f8204d34f8ba5fa3b1db94908f3df2e9b3", WeChatCrypto.Sign("AAAAA", "1714112445", "415670741", encrypted));
        var text = WeChatCrypto.Decrypt(WeChatCrypto.Key(new string('A', 43)), "wxba5fad812f8e6fb9", encrypted);
        Assert.Equal("""{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}""", text);
    }

    [Fact]
    public void Tencents_own_example_of_a_reply_is_made()
    {
        var encrypted = WeChatCrypto.Encrypt(WeChatCrypto.Key(new string('A', 43)), "wxba5fad812f8e6fb9", """{"demo_resp":"good luck"}""", "707722b803182950"u8);
        Assert.Equal("ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==", encrypted);
        Assert.Equal("1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1", WeChatCrypto.Sign("AAAAA", "1713424427", "415670741", encrypted));
    }

    [Fact]
    public void The_address_is_verified_with_three_parts() =>
        Assert.Equal("e79e67157175bf60da4089b366f79282bea42ea6", WeChatCrypto.Sign(Token, "1767225600", "834512907"));

    [Fact]
    public void An_inbound_message_padded_beyond_sixteen_bytes_opens()
    {
        Assert.Equal("911ef0426d99c7d2e9578b5873a35b1ecd4974583c51a128dd78b94e70aa0655", Convert.ToHexStringLower(Key));
        Assert.Equal("6a7a1e8e15ff2b6d2e69a52efff73f3ff585cb8c", WeChatCrypto.Sign(Token, "1767225600", "834512907", Vectors.SafeInbound));
        Assert.Equal(Inbound, WeChatCrypto.Decrypt(Key, AppId, Vectors.SafeInbound));
        Assert.Equal(Vectors.SafeInbound, WeChatCrypto.Encrypt(Key, AppId, Inbound, "0123456789abcdef"u8));
        Assert.Equal("路灯坏了，怎么报修？", WeChatXml.Read(Inbound)["Content"]);
    }

    [Fact]
    public void A_reply_is_written_encrypted_and_signed()
    {
        var xml = WeChatXml.TextReply("oTestOpenId_0001-abcdefghijk", "gh_a1b2c3d4e5f6", DateTimeOffset.FromUnixTimeSeconds(1767225602), "已收到，请告诉我具体位置。");
        var encrypted = WeChatCrypto.Encrypt(Key, AppId, xml, "fedcba9876543210"u8);
        Assert.Equal("WxlvniaS3jIO65umM5hV9599dEdXRlCDjezyscOkrv6eaodZ+34KLQ24YwWi0s9Xuv7/rv+q+HB6vq0gJMyeqrmjQztU+RgE7iApAjHuXUFPqWh3rrTBzEgYzjCIEkUHZo59DXJCIOeGhqOzF7mjXnF7tYMTMKoarn6yMU2Xzy9ZdbHkusctwcYf8/lP7G4UqvzfvpGuv6GuqSW9SfjpUVserLOsdaEOKBTsnWuErmX8w3CcedIjEeSU1djYyHug/EIyp4KCxUfjg1vyEIN7yT1hYFC1b6WOKapfWEm9ztpxkm9Ws1QnWw3xrfYKD6DLolX9Fwc3gincwbwk3HdNWy1xYpUIyyoAWpkXezaBa2UP3Xp+FhZgYkvZs8sYbivEBE+qAhK8o2cAaca9gU11F3PGIRe/dB4ItNdarExkNqI=", encrypted);
        Assert.Equal("70a5e433ff800a3b9c9782b0322adfe810c11179", WeChatCrypto.Sign(Token, "1767225602", "834512907", encrypted));
    }

    [Fact]
    public void A_full_block_of_padding_is_added_and_taken_off()
    {
        const string encrypted =
            "j3rKoPNiHYZDNFUFYTqWinQSg8iOKKS2Y6hYtJ1f1cG7Fzpbe/i/hmtTLCQDzhW6v8+8FpiUyQwnl0NiHxXfoulTMXAlL/qV895STFX6ZDwn2MvzQTWcqlSnEqL2yUlB";
        Assert.Equal(encrypted, WeChatCrypto.Encrypt(Key, AppId, new string('x', 26), "0123456789abcdef"u8));
        Assert.Equal(new string('x', 26), WeChatCrypto.Decrypt(Key, AppId, encrypted));
    }

    [Fact]
    public void Parts_are_sorted_by_bytes_not_by_language() =>
        Assert.Equal("30e396161fce84c3c0e6bcf20761e4760439a119", WeChatCrypto.Sign("Zq_test-Token", "1767225601", "aB9"));

    [Fact]
    public void A_message_for_another_account_is_refused_though_its_signature_is_right()
    {
        Assert.Equal(Vectors.OtherAppIdSignature, WeChatCrypto.Sign(Token, "1767225600", "834512907", Vectors.OtherAppId));
        Assert.Null(WeChatCrypto.Decrypt(Key, AppId, Vectors.OtherAppId));
        Assert.Equal("hi", WeChatCrypto.Decrypt(Key, "wxffffffffffffffff", Vectors.OtherAppId));
    }

    [Fact]
    public void Every_length_of_text_and_padding_comes_back()
    {
        for (var length = 0; length <= 64; length++)
            Assert.Equal(new string('灯', length), WeChatCrypto.Decrypt(Key, AppId, WeChatCrypto.Encrypt(Key, AppId, new string('灯', length))));
    }

    [Fact]
    public void Equal_texts_are_encrypted_differently() =>
        Assert.NotEqual(WeChatCrypto.Encrypt(Key, AppId, "你好"), WeChatCrypto.Encrypt(Key, AppId, "你好"));

    [Theory]
    [InlineData("")]
    [InlineData("不是Base64")]
    [InlineData("AAAA")]
    [InlineData("j3rKoPNiHYZDNFUFYTqWiq1TyHvC3nVxqGAL5CeK88NIdZrZQx5XhV1tZ6rEu8Ip2gb/HO+VqneG7/LMxpwp")]
    public void Damaged_Base64_is_refused(string encrypted) => Assert.Null(WeChatCrypto.Decrypt(Key, AppId, encrypted));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(33, 2)]
    [InlineData(6, 2, 5)]
    [InlineData(6, -1)]
    [InlineData(6, int.MaxValue)]
    [InlineData(6, 9)]
    public void Wrong_padding_and_wrong_lengths_are_refused(byte pad, int length, byte firstOfPadding = 0)
    {
        // 16 + 4 + 20 bytes and 24 of padding, or what claims to be.
        var full = new byte[64];
        Encoding.ASCII.GetBytes(Prefix).CopyTo(full, 0);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(full.AsSpan(16), length);
        Encoding.ASCII.GetBytes("hi" + AppId).CopyTo(full, 20);
        full.AsSpan(64 - Math.Min((int)pad, 24)).Fill(pad);
        full[63] = pad;
        if (firstOfPadding > 0)
            full[64 - pad] = firstOfPadding;
        using var aes = Aes.Create();
        aes.Key = Key;
        Assert.Null(WeChatCrypto.Decrypt(Key, AppId, Convert.ToBase64String(aes.EncryptCbc(full, Key.AsSpan(0, 16), PaddingMode.None))));
    }
}

internal static class Vectors
{
    public const string SafeInbound = "j3rKoPNiHYZDNFUFYTqWigwqsyrt1rgb8L5b2pHkfxGe7DXMBHG5qEy/ieSUW5zmIDSIR8KohTyOyYZNeK6LadW4ug/MeDSJQLPyYCpuz2dd6UB0pvrGQnloc73WgkJA/IMvtC42xdb8OycoAd+Jf8bZZYp5twBomO36oXHaRuN6RU5x7+D0BDKSNUyh0jebgpv6NExBMLVnkLL0JPB1pF09gNuKMt4Gh3QY7z4oQyKtRGIO5qAUF+GHXGEZ+sG3FCUk4enL0v6eQQjY/LVK/Rd74Cnh0QBe+V10RPDiomAbFk91rw3XbC/ZY46geQG7ICj8J1VJ9dWJYI3X7PlvAukh1DWL28MA1aTO9W9+3UpIxzrwZhoZmCpTltfv0FFipHoqF4qIJ1xILBFw5gmbHc3PQuN6zfpb6UrJMif+EM9sfH/ogCsDCY6ghwqOAOjfJ2udBnS+mcShdqT+bB/wDA==";
    public const string OtherAppId = "j3rKoPNiHYZDNFUFYTqWiq1TyHvC3nVxqGAL5CeK88NIdZrZQx5XhV1tZ6rEu8Ip2gb/HO+VqneG7/LMxpwpWQ==";
    public const string OtherAppIdSignature = "8d771e90310442737dc35c0a494796eb6c7534c1";
}
