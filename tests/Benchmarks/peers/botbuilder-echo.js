// An echo on botbuilder and express without authentication: each message is answered to the activity's serviceUrl. Keeps nothing.
'use strict';
const express = require('express');
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity('echo: ' + context.activity.text);
  await next();
});
const app = express();
app.use(express.json());
app.post('/api/messages', (request, response) => adapter.process(request, response, context => bot.run(context)));
app.listen(Number(process.argv[2]), '127.0.0.1');
