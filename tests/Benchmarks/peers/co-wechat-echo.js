// An echo on co-wechat in safe mode: verifies, decrypts, answers "echo: ..." encrypted. Keeps nothing.
'use strict';
const Koa = require('koa');
const wechat = require('co-wechat');
const [port, appid, token, encodingAESKey] = process.argv.slice(2);
const app = new Koa();
app.use(wechat({ appid, token, encodingAESKey, checkSignature: true }).middleware(async message => 'echo: ' + message.Content));
app.listen(Number(port), '127.0.0.1');
