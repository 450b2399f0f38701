/* The resident's chat page; speaks Direct Line 3.0 to its own origin.
   Plain ES2017, for the WebView of a five-year-old phone. No data ever becomes HTML. */
'use strict';

// ---- Words

/* The only place where words stand; chat.en.js puts English over them for /chat?lang=en. */
const T = {
  large: '大字', leave: '快速离开', leaveHelp: '立刻离开本页，并清除这里显示和保存的内容', fold: '收起对话',
  connecting: '正在连接…', online: '在线', reconnecting: '正在重新连接…', offlineShort: '网络已断开', downShort: '暂时连不上',
  offline: '网络断开了。您照常写，话先存在手机里，网一通就自动发出。',
  down: '暂时连不上。您可以先写下来，连上后自动发出；着急请打 {hotline}。',
  moved: '以前的对话已经结束，下面是新的对话',
  call: '拨打 {hotline}', retry: '再试一次',
  conversation: '对话内容', messages: '消息', choices: '可以点选的回答', menu: '常用服务', menuButton: '菜单',
  introTitle: '有事您说话', introText: '反映问题、咨询法律、预约律师，像聊天一样说一声就行。', byPhone: '也可以打电话', urgent: '紧急情况请拨',
  earlier: '查看更早的消息', newer: '有新消息', typing: '{name}正在输入',
  assistant: '智能助手', staff: '工作人员', lawyer: '志愿律师', me: '我',
  nowSpeaking: '以下由{who}回复', whoWithRole: '{name}（{role}）',
  photo: '照片', photoViewer: '查看照片', photoAlt: '照片', photoRemove: '去掉这张照片', photoView: '放大照片',
  photoBroken: '照片打不开', photoWorking: '正在处理照片…', photoReady: '照片好了，点“发送”发出',
  photoUnsupported: '这张照片打不开。请换一张 JPG 或 PNG 照片，或者截个屏再发。',
  photoTooLarge: '这张照片太大了，请换一张小一点的。', photoMany: '一次最多发 {n} 张照片，剩下的请下次再发。',
  photoNotKept: '照片太大，手机里存不下。发出之前请不要关掉这一页。',
  file: '附件', placeholder: '请输入…', send: '发送', write: '写消息', close: '关闭',
  left: '还可以写 {n} 个字', tooLong: '写得有点长，超出 {n} 个字。请删短一些，或者分两次发。',
  waiting: '等待发出', sending: '发送中…', sent: '已送达', failed: '没发出去，点一下重发', failedSize: '内容太大，没发出去，点一下重发',
  today: '今天', yesterday: '昨天', date: '{m}月{d}日 周{w}', dateYear: '{y}年{m}月{d}日', week: '日一二三四五六',
  starters: [
    ['report', '我要反映问题'], ['law', '法律咨询'], ['book', '预约周四律师'],
    ['talk', '道德讲堂'], ['case', '我的诉求'], ['person', '转人工']
  ]
};

// ---- Limits

const API = '/v3/directline';
const EXIT_URL = 'https://www.baidu.com';
const TEXT_LIMIT = 2000;             // characters; the server refuses above 4,000
const TEXT_WARN = 1800;
const PHOTO_SIDE = 1600;             // pixels, longest side
const PHOTO_MAX_INPUT = 30e6;        // bytes; larger pictures exhaust the memory of cheap phones
const PHOTO_MAX_OUTPUT = 1.1e6;      // bytes; three of them stay below the server's 4 MB
const PHOTOS_PER_MESSAGE = 3;
const REQUEST_MS = 20000;
const UPLOAD_MS = 120000;
const REFRESH_MS = 15 * 60000;
const HEARTBEAT_MS = 20000;
const SILENCE_MS = 50000;            // a quiet socket is checked with one GET, so that a dead one is noticed
const POLL_MS = 2000;
const TYPING_MS = 5000;
const TELL_TYPING_MS = 3000;
const WINDOW = 80;                   // messages drawn at first and per "earlier"
const STALE_MS = 24 * 3600000;       // an unsent message older than this is sent only when tapped

// ---- Small tools

const english = /[?&]lang=en/.test(location.search);
const byId = id => document.getElementById(id);
const given = (value, otherwise) => value && value.indexOf('{{') < 0 ? value : otherwise;
const assistantName = given(document.body.dataset.assistantName, '居民助手');
const hotline = given(document.body.dataset.hotline, '12345');
const embedded = window.parent !== window;
const fine = window.matchMedia && window.matchMedia('(hover: hover) and (pointer: fine)').matches;

function say(key, values) {
  const all = Object.assign({ hotline }, values);
  return T[key].replace(/\{(\w+)\}/g, (whole, name) => name in all ? all[name] : whole);
}

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

/** Listens on a node or on the element of that id. */
function when(target, event, run) {
  (typeof target === 'string' ? byId(target) : target).addEventListener(event, run);
}

function button(className, text, onClick) {
  const node = make('button', className, text);
  node.type = 'button';
  when(node, 'click', onClick);
  return node;
}

function icon(name) {
  const part = tag => document.createElementNS('http://www.w3.org/2000/svg', tag);
  const svg = part('svg');
  svg.setAttribute('aria-hidden', 'true');
  svg.appendChild(part('use')).setAttribute('href', '#i-' + name);
  return svg;
}

function randomId() {
  const bytes = new Uint8Array(12);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, b => ('0' + b.toString(16)).slice(-2)).join('');
}

/** localStorage, which throws in private windows, in blocked frames and when full. */
const store = {
  get(key) { try { return localStorage.getItem('ra.' + key); } catch (e) { return null; } },
  set(key, value) { try { localStorage.setItem('ra.' + key, value); return true; } catch (e) { return false; } },
  remove(key) { try { localStorage.removeItem('ra.' + key); } catch (e) { /* nothing was kept */ } },
  clear() { try { Object.keys(localStorage).filter(k => k.startsWith('ra.')).forEach(k => localStorage.removeItem(k)); } catch (e) { /* nothing was kept */ } }
};

/** status 0: no answer from the network; MOVED: the server gave this visitor another conversation. */
const MOVED = -1;
class Failure extends Error {
  constructor(status) { super('HTTP ' + status); this.status = status; }
}

async function request(url, options, timeout) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeout || REQUEST_MS);
  let response, body;
  try {
    response = await fetch(url, Object.assign({ credentials: 'same-origin', cache: 'no-store', signal: abort.signal }, options));
    body = await response.text();
  } catch (error) {
    throw new Failure(0);
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) throw new Failure(response.status);
  // A login page of a public hotspot answers 200 with HTML.
  try { return body ? JSON.parse(body) : {}; } catch (error) { throw new Failure(0); }
}

// ---- The line to the server

/** One loop keeps the conversation open: token, start or resume, catch up, listen; and again when it breaks.
    catchUp() is the only way history is read and has no gap; the socket makes it immediate. */
class Line {
  constructor(on) {
    this.on = on;                    // activities(list, live), status(name), moved()
    this.token = null;
    this.conversationId = null;
    this.started = false;
    this.watermark = '';
    this.attempt = this.socketMisses = this.pollUntil = 0;
    this.closed = this.ready = false;
    this.renewing = this.wake = this.hangUp = null;
  }

  async run() {
    setInterval(() => this.refresh(), REFRESH_MS);
    while (!this.closed) {
      const began = Date.now();
      try {
        const streamUrl = await this.open();
        this.ready = true;
        this.on.status('online');
        await this.stay(streamUrl);
        this.attempt = Date.now() - began > 10000 ? 0 : this.attempt + 1;
        if (!this.closed) this.on.status(navigator.onLine === false ? 'offline' : 'reconnecting');
      } catch (error) {
        this.attempt += 1;
        if (error.status === MOVED && this.attempt < 4) continue;
        this.on.status(navigator.onLine === false ? 'offline' : this.attempt > 1 ? 'down' : this.started ? 'reconnecting' : 'connecting');
      } finally {
        this.ready = false;
      }
      // 1-3 s first, doubling to 15-45 s, spread so that a restarted server is not stormed.
      await this.pause(Math.min(30000, 2000 * 2 ** Math.max(0, this.attempt - 1)) * (0.5 + Math.random()));
    }
  }

  async open() {
    if (!this.token) await this.renew();
    let started;
    if (this.started) {
      started = await this.call('GET', this.path('?watermark=' + encodeURIComponent(this.watermark)));
    } else {
      started = await this.call('POST', '/conversations', { locale: english ? 'en' : 'zh-CN' });
      if (started.conversationId) this.conversationId = started.conversationId;
      this.started = true;
    }
    if (started.token) this.token = started.token;
    await this.catchUp();
    return started.streamUrl;
  }

  async stay(streamUrl) {
    if (streamUrl && window.WebSocket && Date.now() >= this.pollUntil) {
      if (await this.listen(streamUrl)) { this.socketMisses = 0; return; }
      this.socketMisses += 1;
      this.pollUntil = Date.now() + Math.min(300000, 15000 * 2 ** this.socketMisses);
    }
    do {
      await this.pause(document.hidden ? 15000 : POLL_MS);
      await this.catchUp();
    } while (!this.closed && Date.now() < this.pollUntil);
  }

  /** Resolves when the socket is gone: true if it had been open. */
  listen(url) {
    return new Promise(resolve => {
      let opened = false, caughtUp = false, heard = Date.now(), socket = null, beat = 0, limit = 0;
      const hangUp = () => {
        clearInterval(beat);
        clearTimeout(limit);
        this.hangUp = null;
        if (socket) {
          socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
          socket.close();
        }
        resolve(opened);
      };
      try { socket = new WebSocket(url); } catch (e) { hangUp(); return; }
      this.hangUp = hangUp;
      limit = setTimeout(hangUp, 10000);
      socket.onopen = () => {
        opened = true;
        clearTimeout(limit);
        this.catchUp().then(() => { caughtUp = true; }, hangUp);
      };
      socket.onmessage = event => {
        heard = Date.now();
        if (!event.data) return;
        let set;
        try { set = JSON.parse(event.data); } catch (e) { return; }
        this.on.activities(set.activities || [], true);
        // Before the catch-up has answered, this mark could step over messages still to be fetched.
        if (set.watermark && caughtUp) this.watermark = String(set.watermark);
      };
      socket.onclose = socket.onerror = hangUp;
      beat = setInterval(() => {
        if (socket.readyState === 1) socket.send('');
        if (opened && !document.hidden && Date.now() - heard > SILENCE_MS) {
          heard = Date.now();
          this.catchUp().catch(hangUp);
        }
      }, HEARTBEAT_MS);
    });
  }

  async catchUp() {
    for (let page = 0; page < 100; page++) {
      const before = this.watermark;
      const set = await this.call('GET', this.path('/activities?watermark=' + encodeURIComponent(before)));
      const list = set.activities || [];
      this.on.activities(list, false);
      if (set.watermark) this.watermark = String(set.watermark);
      if (!list.length || this.watermark === before) return;
    }
  }

  /** The activity's clientActivityID makes repeating this call harmless. */
  post(activity, photos) {
    if (!photos.length) return this.call('POST', this.path('/activities'), activity);
    const form = new FormData();
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }), 'blob');
    photos.forEach(photo => form.append('file', toBlob(photo.url), photo.name));
    return this.call('POST', this.path('/upload'), form);
  }

  path(rest) {
    if (!this.conversationId) throw new Failure(0);
    return '/conversations/' + encodeURIComponent(this.conversationId) + rest;
  }

  async call(method, path, body, again) {
    const token = this.token, conversation = this.conversationId;
    const headers = { Authorization: 'Bearer ' + token };
    const form = body instanceof FormData;
    if (body && !form) headers['Content-Type'] = 'application/json';
    try {
      return await request(API + path, { method, headers, body: form ? body : JSON.stringify(body) }, form ? UPLOAD_MS : REQUEST_MS);
    } catch (error) {
      if ((error.status === 401 || error.status === 403) && !again) {
        if (this.token === token) await this.renew();
        if (this.conversationId !== conversation) throw new Failure(MOVED);
        return this.call(method, path, body, true);
      }
      if (error.status === 404 && this.conversationId === conversation) {
        await this.renew();
        if (this.conversationId !== conversation) throw new Failure(MOVED);
      }
      throw error;
    }
  }

  renew() {
    if (!this.renewing) {
      this.renewing = request('/webchat/token', { method: 'POST' }).then(issued => {
        if (this.conversationId && issued.conversationId !== this.conversationId) {
          this.started = false;
          this.watermark = '';
          this.on.moved();
          if (this.hangUp) this.hangUp();
        }
        this.token = issued.token;
        this.conversationId = issued.conversationId;
      });
      const done = () => { this.renewing = null; };
      this.renewing.then(done, done);
    }
    return this.renewing;
  }

  refresh() {
    if (!this.started || this.closed) return;
    this.call('POST', '/tokens/refresh').then(answer => { if (answer.token) this.token = answer.token; }, () => { /* the next call renews */ });
  }

  /** The network or the reader came back: do not wait for the timer. */
  hurry() {
    if (this.wake) { this.wake(); return; }
    if (this.ready) this.catchUp().catch(() => { if (this.hangUp) this.hangUp(); });
  }

  /** The phone says that the network is gone. */
  lost() {
    if (this.hangUp) this.hangUp();
    else this.hurry();
  }

  pause(ms) {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.wake && this.wake(), ms);
      this.wake = () => { clearTimeout(timer); this.wake = null; resolve(); };
    });
  }

  close() {
    this.closed = true;
    if (this.hangUp) this.hangUp();
  }
}

// ---- What the resident has said and is not yet delivered

/** Items: {id, text, photos:[{name,url}], at, state: waiting|sending|sent|failed|failedSize}. Kept in localStorage until delivered. */
class Outbox {
  constructor(line, transcript) {
    this.line = line;
    this.transcript = transcript;
    this.items = [];
    this.busy = false;
  }

  load() {
    let kept = [];
    try { kept = JSON.parse(store.get('outbox')) || []; } catch (e) { store.remove('outbox'); }
    kept.forEach(item => {
      item.tries = 0;
      if (item.state === 'sending') item.state = 'waiting';
      if (Date.now() - item.at > STALE_MS) item.state = 'failed';
      this.items.push(item);
      this.transcript.addMine(item);
    });
  }

  save() {
    const keep = items => !items.length ? (store.remove('outbox'), true) : store.set('outbox', JSON.stringify(items));
    if (keep(this.items)) return true;
    keep(this.items.filter(item => !item.photos.length));
    return false;
  }

  add(text, photos) {
    const item = { id: randomId(), text, photos, at: Date.now(), state: 'waiting', tries: 0 };
    this.items.push(item);
    this.transcript.addMine(item);
    if (!this.save()) hint(say('photoNotKept'));
    this.flush();
  }

  resend(item) {
    item.tries = 0;
    this.mark(item, 'waiting');
    this.save();
    this.line.hurry();
    this.flush();
  }

  /** Delivered: the server answered the POST, or echoed the message, whichever came first. */
  delivered(id) {
    const item = this.items.find(i => i.id === id);
    if (!item) return;
    this.items.splice(this.items.indexOf(item), 1);
    this.mark(item, 'sent');
    this.save();
  }

  mark(item, state) {
    item.state = state;
    this.transcript.redrawMine(item);
  }

  async flush() {
    if (this.busy) return;
    this.busy = true;
    let item;
    while (this.line.ready && (item = this.items.find(i => i.state === 'waiting'))) await this.deliver(item);
    this.busy = false;
  }

  async deliver(item) {
    this.mark(item, 'sending');
    item.tries += 1;
    try {
      await this.line.post({
        type: 'message', text: item.text, textFormat: 'plain', locale: 'zh-CN',
        from: { role: 'user' }, localTimestamp: new Date(item.at).toISOString(),
        attachments: item.photos.map(photo => ({ contentType: 'image/jpeg', name: photo.name })),
        channelData: { clientActivityID: item.id }
      }, item.photos);
      this.delivered(item.id);
      // The echo brings the server's time; a socket that died silently would keep it back.
      setTimeout(() => { if (this.transcript.isUnechoed(item.id)) this.line.hurry(); }, 4000);
    } catch (error) {
      if (item.state === 'sent') return;
      const temporary = error.status < 400 || error.status > 499 || error.status === 408 || error.status === 429;
      // 503: the server cannot keep anything just now and asks to be tried again.
      if (temporary && (item.tries < 3 || error.status === 503 || !this.line.ready || navigator.onLine === false)) {
        this.mark(item, 'waiting');
        this.line.hurry();
        await new Promise(resolve => setTimeout(resolve, 1500 * Math.min(item.tries, 10)));
      } else {
        this.mark(item, error.status === 413 ? 'failedSize' : 'failed');
      }
      this.save();
    }
  }
}

// ---- Text, times, safe addresses

const LINK = /《([^《》\n]{2,60})》(第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?)|https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|[48]00[ -]?\d{3,4}[ -]?\d{3,4}|12[1-3]\d{2}|9[56]\d{3,4}|110|119|120|122/g;
// An amount, a date, an article or a case number is not a telephone number.
const NUMBER_GOES_ON = /^([\dA-Za-z%％~～至]|[.\-/]\d| ?([元块万千百天日月年号条个人户米栋楼室平级分秒周岁次度多吨斤份套辆]|小时|公[里斤]))/;
const NUMBER_WENT_BEFORE = /[\dA-Za-z.\-/#＃第约共￥¥]$/;

/** Appends plain text with tappable articles of law, web addresses and telephone numbers. */
function appendText(node, text) {
  let done = 0, match;
  LINK.lastIndex = 0;
  while ((match = LINK.exec(text))) {
    let found = match[0], href;
    if (match[1]) {
      href = '/law/' + encodeURIComponent(match[1]) + '/' + encodeURIComponent(match[2]);
    } else if (found[0] === 'h') {
      found = found.replace(/[.,;:!?'")\]]+$/, '');
      href = safeUrl(found);
    } else if (!NUMBER_WENT_BEFORE.test(text.slice(0, match.index)) && !NUMBER_GOES_ON.test(text.slice(match.index + found.length))) {
      href = 'tel:' + found.replace(/[ -]/g, '');
    }
    if (!href) continue;
    node.append(text.slice(done, match.index), anchor(href, found));
    done = LINK.lastIndex = match.index + found.length;
  }
  node.append(text.slice(done));
}

const actionsOf = activity => ((activity && activity.suggestedActions) || {}).actions || [];

/** Numbers to call stay with their message: who scrolls back finds them. */
function appendCalls(node, activity) {
  const calls = actionsOf(activity).filter(action => action.type === 'call' && /^tel:[\d-]{3,16}$/.test(action.value));
  if (!calls.length) return;
  const box = node.appendChild(make('p', 'calls'));
  calls.forEach(call => { box.append(anchor(call.value, String(call.title || call.value.slice(4)))); });
}

function anchor(href, text) {
  const a = make('a', '', text);
  a.href = href;
  if (/^tel:/.test(href)) a.className = 'phone';
  else { a.target = '_blank'; a.rel = 'noopener noreferrer'; }
  return a;
}

function safeUrl(address) {
  try {
    const url = new URL(address, location.href);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch (e) { return null; }
}

function toBlob(dataUrl) {
  const bytes = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return new Blob([Uint8Array.from(bytes, c => c.charCodeAt(0))], { type: 'image/jpeg' });
}

/** Residents see the time of Asia/Shanghai: UTC+8, no summer time. */
const shanghai = ms => new Date(ms + 8 * 3600000);
const dayOf = ms => Math.floor((ms + 8 * 3600000) / 86400000);
const clock = ms => shanghai(ms).toISOString().slice(11, 16);

function dayName(ms) {
  const ago = dayOf(Date.now()) - dayOf(ms);
  if (ago === 0) return T.today;
  if (ago === 1) return T.yesterday;
  const t = shanghai(ms), y = t.getUTCFullYear();
  return say(y === shanghai(Date.now()).getUTCFullYear() ? 'date' : 'dateYear',
    { y, m: t.getUTCMonth() + 1, d: t.getUTCDate(), w: T.week[t.getUTCDay()] });
}

// ---- The transcript

const SPEAKERS = ['assistant', 'staff', 'lawyer'];
const UNSENT = 1e15;                 // sorts after every timestamp

/** Entries: {mine, item?, activity?, time, order, node, notice?}. Order is the server's; unsent messages come last. */
class Transcript {
  constructor(on) {
    this.on = on;                    // choose(text), resend(item), delivered(clientActivityID)
    this.entries = [];
    this.ids = new Map();
    this.clientIds = new Map();
    this.sequence = 0;
    this.hidden = 0;                 // entries above the drawn window
    this.loaded = false;
    this.atEnd = true;
    this.log = byId('log');
    this.scroll = byId('scroll');
    when(this.scroll, 'scroll', () => {
      this.atEnd = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 60;
      if (this.atEnd) byId('newer').hidden = true;
    });
    when('newer', 'click', () => this.toEnd());
    when('earlier', 'click', () => {
      const before = this.scroll.scrollHeight - this.scroll.scrollTop;
      this.hidden = Math.max(0, this.hidden - WINDOW);
      this.draw();
      this.scroll.scrollTop = this.scroll.scrollHeight - before;
    });
  }

  /** Returns how many messages from the other side were new. */
  receive(activities) {
    let fresh = 0, first = null, touched = false;
    activities.forEach(activity => {
      if (activity.type !== 'message' || !activity.id) return;
      const data = activity.channelData || {};
      const mine = (activity.from || {}).role === 'user';
      if (data.postBack || (!activity.text && !(activity.attachments || []).length)) return;
      const time = Date.parse(activity.timestamp) || this.lastOrder() + 0.001;
      let entry = this.ids.get(activity.id);
      if (entry) {
        if ((entry.activity || {}).text === activity.text) return;
      } else {
        entry = mine ? this.clientIds.get(data.clientActivityID) : null;
      }
      if (!entry) {
        entry = { mine, sequence: this.sequence++ };
        this.entries.push(entry);
        if (mine && data.clientActivityID) this.clientIds.set(data.clientActivityID, entry);
        if (!mine) { fresh += 1; first = first || entry; followSize(data.largeText, activity.id); }
      }
      touched = true;
      entry.activity = activity;
      entry.time = entry.order = time;
      this.ids.set(activity.id, entry);
      if (entry.item) {
        this.on.delivered(data.clientActivityID);
        this.drawState(entry);
      } else {
        entry.stale = true;
      }
    });
    if (touched) this.draw();
    if (first && this.loaded) this.follow(first);
    return fresh;
  }

  addMine(item) {
    const entry = { mine: true, item, time: item.at, order: UNSENT, sequence: this.sequence++ };
    this.entries.push(entry);
    this.clientIds.set(item.id, entry);
    this.draw();
    this.toEnd();
  }

  redrawMine(item) {
    const entry = this.clientIds.get(item.id);
    if (entry) this.drawState(entry);
  }

  isUnechoed(clientId) {
    const entry = this.clientIds.get(clientId);
    return Boolean(entry && !entry.activity);
  }

  notice(text) {
    this.entries.push({ notice: text, time: Date.now(), order: this.lastOrder() + 0.001, sequence: this.sequence++ });
    this.draw();
  }

  /** History is complete: show its end, and from now on read new messages aloud. */
  finishLoading() {
    if (this.loaded) return;
    this.loaded = true;
    this.hidden = Math.max(0, this.entries.length - WINDOW);
    this.draw();
    this.toEnd();
    this.log.removeAttribute('aria-busy');
  }

  lastOrder() {
    return this.entries.reduce((last, e) => e.order < UNSENT && e.order > last ? e.order : last, 0) || Date.now();
  }

  draw() {
    this.entries.sort((a, b) => a.order - b.order || a.sequence - b.sequence);
    const from = this.loaded ? this.hidden : Math.max(0, this.entries.length - WINDOW);
    const nodes = [];
    let before = this.entries[from - 1], speaker = null;
    this.entries.forEach((entry, index) => {
      const other = entry.mine || entry.notice ? null : speakerOf(entry.activity);
      const changed = other && speaker !== null && other.key !== speaker;
      if (other) speaker = other.key;
      if (index < from) return;
      if (!before || dayOf(before.time) !== dayOf(entry.time)) nodes.push(this.separator(entry, 'day', dayName(entry.time)));
      if (changed) nodes.push(this.separator(entry, 'change', say('nowSpeaking', { who: other.full })));
      if (!entry.node || entry.stale) this.build(entry);
      const follows = before && !changed && before.mine === entry.mine && entry.time - before.time < 180000 && !before.notice;
      entry.node.classList.toggle('follows', Boolean(follows));
      nodes.push(entry.node);
      before = entry;
    });
    this.reconcile(nodes);
    const last = this.entries[this.entries.length - 1];
    const spoken = this.entries.some(e => e.mine);
    this.entries.filter(e => e.mine).forEach((e, i, mine) => { if (e.node) e.node.classList.toggle('last', i === mine.length - 1); });
    this.drawChoices(last && !last.mine && last.activity);
    byId('starters').hidden = spoken || !byId('choices').hidden;
    byId('earlier').hidden = from === 0;
    byId('intro').hidden = from > 0;
    if (!this.loaded || this.atEnd) this.scroll.scrollTop = this.scroll.scrollHeight;
  }

  /** Makes the log hold exactly these nodes, moving only those out of place. */
  reconcile(nodes) {
    const wanted = new Set(nodes);
    Array.from(this.log.childNodes).forEach(node => { if (!wanted.has(node)) node.remove(); });
    let at = this.log.firstChild;
    nodes.forEach(node => {
      if (at === node) at = at.nextSibling;
      else this.log.insertBefore(node, at);
    });
  }

  separator(entry, kind, text) {
    if (!entry[kind]) entry[kind] = make('p', 'separator ' + kind, text);
    entry[kind].textContent = text;
    return entry[kind];
  }

  build(entry) {
    entry.stale = false;
    if (entry.notice) { entry.node = make('p', 'separator notice', entry.notice); return; }
    const node = entry.node || make('article', 'message');
    node.textContent = '';
    const activity = entry.activity || { text: entry.item.text };
    if (entry.mine) {
      node.classList.add('mine');
      node.append(make('span', 'unseen', T.me));
    } else {
      const speaker = speakerOf(activity);
      node.classList.add(speaker.kind);
      const label = node.appendChild(make('p', 'speaker'));
      const badge = label.appendChild(make('span', 'badge', speaker.kind === 'assistant' ? '' : speaker.name.slice(0, 1)));
      badge.setAttribute('aria-hidden', 'true');
      if (speaker.kind === 'assistant') badge.append(icon('home'));
      label.append(make('b', '', speaker.name));
      if (speaker.role !== speaker.name) label.append(make('span', 'role', speaker.role));
    }
    if (activity.text) appendText(node.appendChild(make('div', 'bubble')), activity.text);
    if (!entry.mine) appendCalls(node, activity);
    this.appendPictures(node, entry.item ? entry.item.photos.map(p => ({ contentType: 'image/jpeg', contentUrl: p.url, name: p.name })) : activity.attachments);
    node.append(make('p', 'meta'));
    entry.node = node;
    this.drawState(entry);
  }

  appendPictures(node, attachments) {
    (attachments || []).forEach(attachment => {
      const url = /^data:image\/jpeg;/.test(attachment.contentUrl) ? attachment.contentUrl : attachment.contentUrl && safeUrl(attachment.contentUrl);
      if (!url) return;
      if (!/^image\/(jpeg|jpg|png|gif|webp)$/.test(attachment.contentType)) {
        node.appendChild(make('div', 'bubble')).append(anchor(url, attachment.name || T.file));
        return;
      }
      const frame = button('picture', undefined, () => openViewer(image.src, frame));
      frame.setAttribute('aria-label', T.photoView);
      const image = make('img');
      image.alt = T.photoAlt;
      when(image, 'load', () => { if (this.atEnd) this.toEnd(); });
      when(image, 'error', () => { frame.textContent = T.photoBroken; frame.disabled = true; });
      image.src = url;
      frame.append(image);
      node.append(frame);
    });
  }

  /** Time, and for the resident's own messages whether they have arrived. */
  drawState(entry) {
    if (!entry.node) return;
    const meta = entry.node.querySelector('.meta');
    meta.textContent = '';
    const state = entry.mine ? (entry.item ? entry.item.state : 'sent') : null;
    entry.node.dataset.state = state || '';
    meta.append(make('time', '', clock(entry.time)));
    if (state === 'failed' || state === 'failedSize') {
      meta.append(button('resend', T[state], () => this.on.resend(entry.item)));
    } else if (state) {
      meta.append(make('span', 'tick', T[state]));
    }
  }

  drawChoices(activity) {
    const box = byId('choices');
    const actions = actionsOf(activity).filter(action => action.type !== 'call');
    const key = actions.length ? activity.id : '';
    box.hidden = !actions.length;
    if (box.dataset.of === key) return;
    box.dataset.of = key;
    box.textContent = '';
    actions.forEach(action => {
      const title = String(action.title || action.value || '');
      const href = action.type === 'openUrl' && safeUrl(action.value);
      if (href) box.appendChild(anchor(href, title)).className = 'choice';
      else box.append(button('choice', title, () => this.on.choose(typeof action.value === 'string' ? action.value : title)));
    });
  }

  /** Keeps the first line of a tall new message in sight; does not pull away a reader of old ones. */
  follow(entry) {
    if (!this.atEnd) { byId('newer').hidden = false; return; }
    this.toEnd();
    const top = entry.node.offsetTop - 12;
    if (top < this.scroll.scrollTop) this.scroll.scrollTop = top;
  }

  toEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.atEnd = true;
    byId('newer').hidden = true;
  }
}

function speakerOf(activity) {
  const given = (activity.channelData || {}).speaker;
  const kind = SPEAKERS.indexOf(given) < 0 ? 'assistant' : given;
  const role = T[kind];
  const name = kind === 'assistant' ? assistantName : (activity.from || {}).name || role;
  return { kind, name, role, key: kind + name, full: name === role ? role : say('whoWithRole', { name, role }) };
}

// ---- Photos

/** Shrinks to JPEG; drawing on a canvas also leaves out where and when the photo was taken. */
function shrink(file) {
  return new Promise((resolve, reject) => {
    if (file.size > PHOTO_MAX_INPUT) { reject('photoTooLarge'); return; }
    const source = URL.createObjectURL(file);
    const image = new Image();
    image.onload = () => {
      const scale = Math.min(1, PHOTO_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
      canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
      const paint = canvas.getContext('2d');
      let url = '';
      if (paint) {
        paint.fillStyle = '#fff';
        paint.fillRect(0, 0, canvas.width, canvas.height);
        paint.drawImage(image, 0, 0, canvas.width, canvas.height);
        for (let quality = 0.82; quality > 0.3; quality -= 0.2) {
          url = canvas.toDataURL('image/jpeg', quality);
          if (url.length * 0.75 < PHOTO_MAX_OUTPUT) break;
        }
      }
      URL.revokeObjectURL(source);
      if (/^data:image\/jpeg;base64,./.test(url)) resolve({ name: 'photo-' + randomId().slice(0, 8) + '.jpg', url: url });
      else reject('photoUnsupported');
    };
    image.onerror = () => { URL.revokeObjectURL(source); reject('photoUnsupported'); };
    image.src = source;
  });
}

const photos = [];

async function takePhotos(files) {
  let problem = null;
  hint(T.photoWorking);
  for (const file of files) {
    if (photos.length >= PHOTOS_PER_MESSAGE) { problem = say('photoMany', { n: PHOTOS_PER_MESSAGE }); break; }
    try { photos.push(await shrink(file)); } catch (key) { problem = T[key] || T.photoUnsupported; }
  }
  drawTray();
  hint(problem || (photos.length ? T.photoReady : ''), Boolean(problem));
}

function drawTray() {
  const tray = byId('tray');
  tray.textContent = '';
  tray.hidden = !photos.length;
  photos.forEach(photo => {
    const frame = tray.appendChild(make('div', 'thumb'));
    const image = frame.appendChild(make('img'));
    image.src = photo.url;
    image.alt = T.photoAlt;
    const remove = button('thumb-remove', undefined, () => {
      photos.splice(photos.indexOf(photo), 1);
      drawTray();
      hint('');
      byId('photo-button').focus();
    });
    remove.setAttribute('aria-label', T.photoRemove);
    remove.append(icon('close'));
    frame.append(remove);
  });
  stayAtEnd();
}

let viewerReturn = null;

function openViewer(src, from) {
  viewerReturn = from;
  byId('viewer-image').src = src;
  byId('viewer-image').alt = T.photoAlt;
  byId('viewer').hidden = false;
  byId('viewer-close').focus();
}

function closeViewer() {
  if (byId('viewer').hidden) return;
  byId('viewer').hidden = true;
  byId('viewer-image').removeAttribute('src');
  if (viewerReturn) viewerReturn.focus();
}

// ---- Writing

const text = byId('text');
let composing = false;

function hint(words, warning) {
  byId('hint').textContent = words || '';
  byId('hint').classList.toggle('warning', Boolean(warning));
  stayAtEnd();
}

/** The composer has grown or shrunk: the newest message stays in sight above it. */
function stayAtEnd() {
  if (transcript.atEnd) transcript.toEnd();
}

/** Grows with the text; the style sheet caps it at five lines. */
function fitText() {
  text.style.height = 'auto';
  text.style.height = text.scrollHeight + 2 + 'px';
  stayAtEnd();
}

function lengthIsFine() {
  const length = text.value.trim().length;
  if (length > TEXT_LIMIT) hint(say('tooLong', { n: length - TEXT_LIMIT }), true);
  else if (length > TEXT_WARN) hint(say('left', { n: TEXT_LIMIT - length }));
  else if (!photos.length) hint('');
  return length <= TEXT_LIMIT;
}

function submit() {
  const words = text.value.trim();
  if (!lengthIsFine() || !(words || photos.length)) { text.focus(); return; }
  text.value = '';
  toldTyping = 0;
  store.remove('draft');
  hint('');
  fitText();
  outbox.add(words, photos.splice(0));
  drawTray();
}

function choose(words) {
  showMenu(false);
  outbox.add(words, []);
  keepFocus();
}

/** The tapped button is gone: stay in the conversation, but open no keyboard on a phone. */
function keepFocus() {
  (fine ? text : byId('scroll')).focus({ preventScroll: true });
}

function showMenu(open) {
  byId('panel').hidden = !open;
  byId('menu-button').setAttribute('aria-expanded', String(open));
  stayAtEnd();
}

function fillMenu(box) {
  T.starters.forEach(starter => {
    const chip = button('chip', undefined, () => choose(starter[2] || starter[1]));
    chip.append(icon(starter[0]), make('span', '', starter[1]));
    box.append(chip);
  });
}

// ---- The page around it

function showStatus(name) {
  const short = { offline: 'offlineShort', down: 'downShort' }[name] || name;
  byId('status').dataset.state = name;
  byId('status-text').textContent = T[short];
  const troubled = name === 'offline' || name === 'down';
  // A retry under way keeps the banner: it must not blink.
  if (troubled || name === 'online') {
    byId('banner').hidden = !troubled;
    byId('banner-text').textContent = troubled ? say(name) : '';
    byId('banner-actions').hidden = name !== 'down';
  }
  if (name !== 'online') showTyping(null);
}

let typingTimer = 0;

/** Shows who is writing for a moment; null: nobody any more. */
function showTyping(activity) {
  clearTimeout(typingTimer);
  const box = byId('typing');
  if (!activity) { box.textContent = ''; return; }
  typingTimer = setTimeout(() => showTyping(null), TYPING_MS);
  const words = say('typing', { name: speakerOf(activity).name });
  if (box.firstChild && box.firstChild.textContent === words) return;
  box.textContent = '';
  box.append(make('span', '', words));
  const dots = box.appendChild(make('span', 'dots'));
  for (let i = 0; i < 3; i++) dots.append(make('i'));
  if (transcript.atEnd) transcript.toEnd();
}

/** Colours of the site around the frame. Only #rrggbb, and only one that can be read on white and on the page's own greys (WCAG: 4.5 to 1). */
function wear(theme) {
  const root = document.documentElement.style, dark = window.matchMedia && window.matchMedia('(prefers-color-scheme: dark)').matches;
  const put = (color, names) => { if (/^#[0-9a-f]{6}$/i.test(color)) names.forEach(name => root.setProperty(name, color)); };
  if (theme.color && contrastWithWhite(theme.color) >= 5.5) put(theme.color, dark ? ['--head', '--head-2'] : ['--head', '--head-2', '--brand']);
  put(theme.accent, ['--gold']);
}

function contrastWithWhite(color) {
  const part = at => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 1.05 / (0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) + 0.05);
}

let toldTyping = 0;

/** Whoever answers sees that an answer is being written. */
function tellTyping() {
  if (!line.ready || !text.value.trim() || Date.now() - toldTyping < TELL_TYPING_MS) return;
  toldTyping = Date.now();
  line.post({ type: 'typing', from: { role: 'user' } }, []).catch(() => { /* only a hint */ });
}

let unread = 0, folded = false;

function countUnread(more) {
  unread = document.hidden || folded ? unread + more : 0;
  document.title = (unread ? '(' + unread + ') ' : '') + assistantName;
  // Only a number leaves the frame, so any parent may hear it.
  if (embedded) window.parent.postMessage({ type: 'ra:unread', count: unread }, '*');
}

function setLarge(on) {
  document.documentElement.classList.toggle('large', on);
  byId('large').setAttribute('aria-pressed', String(on));
}

function chooseLarge(on) {
  setLarge(on);
  if (on) store.set('large', '1'); else store.remove('large');
}

/** The resident said 大字版 in the conversation; what was chosen on this page since then stands. */
function followSize(large, id) {
  const known = store.get('large-said') || '';
  if (large === undefined || (known.split('|')[0] === id.split('|')[0] && known >= id)) return;
  store.set('large-said', id);
  chooseLarge(large === true);
}

/** For somebody who must not be seen here: empties the page, forgets, leaves nothing for the back button. */
function leave() {
  line.close();
  store.clear();
  store.set = () => false;             // a request still under way must write nothing back
  document.body.textContent = '';
  document.title = '';
  // The server forgets the visitor's cookie, so that nobody finds this conversation by opening the page.
  if (navigator.sendBeacon) navigator.sendBeacon('/webchat/leave');
  try { window.top.location.replace(EXIT_URL); } catch (e) { location.replace(EXIT_URL); }
}

// ---- Put together

const transcript = new Transcript({
  choose,
  resend(item) { outbox.resend(item); keepFocus(); },
  delivered: id => outbox.delivered(id)
});

const line = new Line({
  activities(list, live) {
    const fresh = transcript.receive(list);
    const last = list[list.length - 1];
    if (fresh) showTyping(null);
    if (live && last && last.type === 'typing' && (last.from || {}).role !== 'user') showTyping(last);
    if (fresh && transcript.loaded) countUnread(fresh);
  },
  status(name) {
    showStatus(name);
    if (name !== 'online') return;
    transcript.finishLoading();
    outbox.flush();
  },
  moved() { transcript.notice(T.moved); }
});

const outbox = new Outbox(line, transcript);

function fillWords() {
  const each = (name, put) => document.querySelectorAll('[data-' + name + ']').forEach(node => put(node, T[node.getAttribute('data-' + name)]));
  each('t', (node, words) => { node.textContent = words; });
  each('label', (node, words) => { node.setAttribute('aria-label', words); });
  each('title', (node, words) => { node.title = words; });
  text.placeholder = T.placeholder;
}

function start() {
  fillWords();
  document.title = byId('name').textContent = assistantName;
  byId('call').textContent = say('call');
  byId('hotline').textContent = hotline;
  byId('call').href = byId('hotline').href = 'tel:' + hotline.replace(/[^\d+]/g, '');
  byId('log').setAttribute('aria-busy', 'true');
  setLarge(store.get('large') === '1');
  fillMenu(byId('starters'));
  fillMenu(byId('panel'));

  when('large', 'click', () => {
    const on = byId('large').getAttribute('aria-pressed') !== 'true';
    chooseLarge(on);
    fitText();
    if (transcript.atEnd) transcript.toEnd();
  });
  when('leave', 'click', leave);
  when('retry', 'click', () => { showStatus('reconnecting'); line.hurry(); });
  when('menu-button', 'click', () => showMenu(byId('panel').hidden));
  when('photo-button', 'click', () => byId('file').click());
  when('file', 'change', () => {
    const chosen = Array.from(byId('file').files);
    byId('file').value = '';
    takePhotos(chosen);
  });
  when('viewer', 'click', closeViewer);
  when(document, 'keydown', event => {
    if (event.key === 'Tab' && !byId('viewer').hidden) { event.preventDefault(); byId('viewer-close').focus(); }
    if (event.key !== 'Escape') return;
    if (!byId('viewer').hidden) closeViewer();
    else if (!byId('panel').hidden) { showMenu(false); byId('menu-button').focus(); }
    else if (embedded && !composing) window.parent.postMessage({ type: 'ra:close' }, '*');
  });

  when('composer', 'submit', event => { event.preventDefault(); submit(); });
  when(text, 'compositionstart', () => { composing = true; });
  when(text, 'compositionend', () => { composing = false; });
  when(text, 'input', () => { fitText(); lengthIsFine(); store.set('draft', text.value); tellTyping(); });
  when(text, 'focus', () => showMenu(false));
  when(text, 'keydown', event => {
    // 229: the input method still holds the key (Safari ends the composition before it reports Enter).
    if (event.key !== 'Enter' || event.shiftKey || composing || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });

  when(window, 'online', () => line.hurry());
  when(window, 'offline', () => { showStatus('offline'); line.lost(); });
  when(document, 'visibilitychange', () => {
    if (document.hidden) return;
    countUnread(0);
    line.hurry();
  });
  when(window, 'pageshow', event => { if (event.persisted && line.closed) location.replace(EXIT_URL); });

  // iOS keeps the layout height when its keyboard opens; zooming also shrinks the visual viewport and must not count.
  const view = window.visualViewport;
  const keepHeight = () => {
    if (view && view.scale < 1.01) {
      document.documentElement.style.setProperty('--page-height', view.height + 'px');
      window.scrollTo(0, 0);
    }
    if (transcript.atEnd) transcript.toEnd();
  };
  if (view) when(view, 'resize', keepHeight);
  when(window, 'resize', keepHeight);

  if (embedded) {
    byId('fold').hidden = false;
    document.body.classList.add('embedded');
    when('fold', 'click', () => window.parent.postMessage({ type: 'ra:close' }, '*'));
    when(window, 'message', event => {
      if (event.source !== window.parent || !event.data || event.data.type !== 'ra:shown') return;
      folded = !event.data.shown;
      wear(event.data.theme || {});
      if (!folded) { countUnread(0); line.hurry(); if (fine) text.focus(); }
    });
    window.parent.postMessage({ type: 'ra:ready' }, '*');
  }

  outbox.load();
  // A printed code for those who read slowly opens /chat?large=1; what they change later stands.
  if (/[?&]large=1/.test(location.search) && store.get('large-said') === null) outbox.add('大字版', []);
  text.value = store.get('draft') || '';
  transcript.draw();
  fitText();
  lengthIsFine();
  if (fine && !embedded) text.focus();
  line.run();
}

if (english) {
  const words = make('script');
  words.src = '/chat/chat.en.js';
  words.onload = words.onerror = start;
  document.documentElement.lang = 'en';
  document.head.append(words);
} else {
  start();
}
