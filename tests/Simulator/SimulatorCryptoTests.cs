using System.Security.Cryptography;
using System.Text;
using ResidentAssistant.Integrations.WeChatSimulator;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>The test vectors V0 to V7 of the protocol's description.</summary>
public sealed class SimulatorCryptoTests
{
    private const string Token = "citybot2026test";
    private const string Key = "kR7wQm2Zx9LpV4tYc6NbHs1JdFg8UaEo3Xi5TnCqBlW";
    private const string AppId = "wx0123456789abcdef";
    private const string InboundXml = "<xml><ToUserName><![CDATA[gh_a1b2c3d4e5f6]]></ToUserName><FromUserName><![CDATA[oTestOpenId_0001-abcdefghijk]]></FromUserName><CreateTime>1767225600</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[路灯坏了，怎么报修？]]></Content><MsgId>24680135791357913</MsgId></xml>";
    private const string Inbound = "j3rKoPNiHYZDNFUFYTqWigwqsyrt1rgb8L5b2pHkfxGe7DXMBHG5qEy/ieSUW5zmIDSIR8KohTyOyYZNeK6LadW4ug/MeDSJQLPyYCpuz2dd6UB0pvrGQnloc73WgkJA/IMvtC42xdb8OycoAd+Jf8bZZYp5twBomO36oXHaRuN6RU5x7+D0BDKSNUyh0jebgpv6NExBMLVnkLL0JPB1pF09gNuKMt4Gh3QY7z4oQyKtRGIO5qAUF+GHXGEZ+sG3FCUk4enL0v6eQQjY/LVK/Rd74Cnh0QBe+V10RPDiomAbFk91rw3XbC/ZY46geQG7ICj8J1VJ9dWJYI3X7PlvAukh1DWL28MA1aTO9W9+3UpIxzrwZhoZmCpTltfv0FFipHoqF4qIJ1xILBFw5gmbHc3PQuN6zfpb6UrJMif+EM9sfH/ogCsDCY6ghwqOAOjfJ2udBnS+mcShdqT+bB/wDA==";
    private const string ReplyXml = "<xml><ToUserName><![CDATA[oTestOpenId_0001-abcdefghijk]]></ToUserName><FromUserName><![CDATA[gh_a1b2c3d4e5f6]]></FromUserName><CreateTime>1767225602</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[已收到，请告诉我具体位置。]]></Content></xml>";
    private const string Reply = "WxlvniaS3jIO65umM5hV9599dEdXRlCDjezyscOkrv6eaodZ+34KLQ24YwWi0s9Xuv7/rv+q+HB6vq0gJMyeqrmjQztU+RgE7iApAjHuXUFPqWh3rrTBzEgYzjCIEkUHZo59DXJCIOeGhqOzF7mjXnF7tYMTMKoarn6yMU2Xzy9ZdbHkusctwcYf8/lP7G4UqvzfvpGuv6GuqSW9SfjpUVserLOsdaEOKBTsnWuErmX8w3CcedIjEeSU1djYyHug/EIyp4KCxUfjg1vyEIN7yT1hYFC1b6WOKapfWEm9ztpxkm9Ws1QnWw3xrfYKD6DLolX9Fwc3gincwbwk3HdNWy1xYpUIyyoAWpkXezaBa2UP3Xp+FhZgYkvZs8sYbivEBE+qAhK8o2cAaca9gU11F3PGIRe/dB4ItNdarExkNqI=";

    [Fact]
    public void Tencents_own_example_is_reproduced()
    {
        var key = new string('A', 43);
        const string encrypted = "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";
        Assert.Equal("f464b24fc39322e44b38aa78f5edd27bd1441696", PushCrypto.Signature("AAAAA", "1714036504", "1514711492"));
        Assert.Equal("046e02f8204d34f8ba5fa3b1db94908f3df2e9b3", PushCrypto.Signature("AAAAA", "1714112445", "415670741", encrypted));
        var clear = Assert.IsType<Decrypted.Clear>(PushCrypto.Decrypt(key, encrypted, "wxba5fad812f8e6fb9")).Text;
        Assert.Equal(167, Encoding.UTF8.GetByteCount(clear));
        Assert.Equal(encrypted, PushCrypto.Encrypt(key, "a8eedb185eb2fecf"u8.ToArray(), clear, "wxba5fad812f8e6fb9"));
        var reply = PushCrypto.Encrypt(key, "707722b803182950"u8.ToArray(), """{"demo_resp":"good luck"}""", "wxba5fad812f8e6fb9");
        Assert.Equal("1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1", PushCrypto.Signature("AAAAA", "1713424427", "415670741", reply));
    }

    [Fact]
    public void A_server_address_is_verified_with_the_documented_signature() =>
        Assert.Equal("e79e67157175bf60da4089b366f79282bea42ea6", PushCrypto.Signature(Token, "1767225600", "834512907"));

    [Fact]
    public void An_inbound_message_is_encrypted_byte_for_byte()
    {
        Assert.Equal(Inbound, PushCrypto.Encrypt(Key, "0123456789abcdef"u8.ToArray(), InboundXml, AppId));
        Assert.Equal("6a7a1e8e15ff2b6d2e69a52efff73f3ff585cb8c", PushCrypto.Signature(Token, "1767225600", "834512907", Inbound));
    }

    [Fact]
    public void A_reply_is_opened()
    {
        Assert.Equal(new Decrypted.Clear(ReplyXml), PushCrypto.Decrypt(Key, Reply, AppId));
        Assert.Equal("70a5e433ff800a3b9c9782b0322adfe810c11179", PushCrypto.Signature(Token, "1767225602", "834512907", Reply));
    }

    [Fact]
    public void Padding_of_a_whole_block_is_added_and_taken_off()
    {
        const string encrypted =
            "j3rKoPNiHYZDNFUFYTqWinQSg8iOKKS2Y6hYtJ1f1cG7Fzpbe/i/hmtTLCQDzhW6v8+8FpiUyQwnl0NiHxXfoulTMXAlL/qV895STFX6ZDwn2MvzQTWcqlSnEqL2yUlB";
        Assert.Equal(32, PushCrypto.Padding(26, AppId));
        Assert.Equal(encrypted, PushCrypto.Encrypt(Key, "0123456789abcdef"u8.ToArray(), new string('x', 26), AppId));
        Assert.Equal(new Decrypted.Clear(new string('x', 26)), PushCrypto.Decrypt(Key, encrypted, AppId));
    }

    [Fact]
    public void Signatures_sort_by_bytes() =>
        Assert.Equal("30e396161fce84c3c0e6bcf20761e4760439a119", PushCrypto.Signature("Zq_test-Token", "1767225601", "aB9"));

    [Fact]
    public void A_message_for_another_account_is_refused() => Assert.Equal(
        new Decrypted.Unreadable("AppID 不对"),
        PushCrypto.Decrypt(Key, "j3rKoPNiHYZDNFUFYTqWiq1TyHvC3nVxqGAL5CeK88NIdZrZQx5XhV1tZ6rEu8Ip2gb/HO+VqneG7/LMxpwpWQ==", AppId));

    [Theory]
    [InlineData("sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg", "Wm3WZYTPz0wzccnW", "1414587457",
        "http://mp.weixin.qq.com?params=value", "0f9de62fce790f9a083d5c99e95740ceb90c27ed")]
    [InlineData("TESTTICKET_0001", "n0nce16charsABCD", "1767225600", "https://bot.example.cn/case?id=42", "f9a944c37eeddc7f0b87ae7e32395c26bd3e69aa")]
    public void A_page_signs_for_the_js_sdk(string ticket, string nonce, string timestamp, string url, string signature) =>
        Assert.Equal(signature, TokenCalls.PageSignature(ticket, nonce, timestamp, url));

    [Fact]
    public void Bytes_that_are_no_message_are_refused_rather_than_thrown()
    {
        foreach (var encrypted in new[] { "", "x", "abcd", Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)), Convert.ToBase64String(new byte[64]) })
            Assert.IsType<Decrypted.Unreadable>(PushCrypto.Decrypt(Key, encrypted, AppId));
    }
}
