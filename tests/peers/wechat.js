// npm's wechat-crypto and co-wechat for the tests of the WeChat channel: one question a line in, one answer a line out, as JSON.
// The process also serves a co-wechat account, which answers every message with what it understood of it.
const Koa = require('koa');
const wechat = require('co-wechat');
const Cryptor = require('wechat-crypto');

const [token, encodingAESKey, appid] = process.argv.slice(2);
const cryptor = new Cryptor(token, encodingAESKey, appid);
const account = new Koa();
account.use(wechat({ token, encodingAESKey, appid }).middleware(async message => JSON.stringify(message)));

const questions = {
  seal({ text, timestamp, nonce }) {
    const encrypted = cryptor.encrypt(text);
    return { encrypted, signature: cryptor.getSignature(timestamp, nonce, encrypted) };
  },
  open({ encrypted, timestamp, nonce }) {
    const { message, id } = cryptor.decrypt(encrypted);
    return { message, id, signature: cryptor.getSignature(timestamp, nonce, encrypted) };
  }
};

const server = account.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
require('readline').createInterface({ input: process.stdin })
  .on('line', line => {
    const question = JSON.parse(line);
    console.log(JSON.stringify(questions[question.ask](question)));
  })
  .on('close', () => process.exit());
