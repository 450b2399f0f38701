import { post, signedOut } from '/Console/Cases/CasePhotos.razor.js';

// What is entered here lives in this browser until the city has it: neither a lift nor a reload nor a telephone that closes the page
// while its camera is open takes it away. A draft belongs to whoever types and goes when somebody signs out; what waits to be sent
// stays a week at most. Each line has a key, by which it is kept once, and the city knows that it has come before.
const days = 7;
const again = 15000;

export function key() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const boxes = new Map();

async function fill(name) {
  const memory = new Map();
  const base = await new Promise(resolve => {
    try {
      const wish = indexedDB.open(name, 1);
      wish.onupgradeneeded = () => wish.result.createObjectStore('reports', { keyPath: 'key' });
      wish.onsuccess = () => resolve(wish.result);
      wish.onerror = wish.onblocked = () => resolve(null);
    } catch {
      // A browser that keeps nothing: as long as the page is open it is kept here.
      resolve(null);
    }
  });

  function ask(mode, work) {
    return base && new Promise(resolve => {
      try {
        const doing = base.transaction('reports', mode);
        const wish = work(doing.objectStore('reports'));
        doing.oncomplete = () => resolve(wish.result);
        doing.onerror = doing.onabort = () => resolve(null);
      } catch {
        resolve(null);
      }
    });
  }

  const box = {
    keep(one) {
      memory.set(one.key, one);
      return ask('readwrite', store => store.put(one));
    },
    drop(key) {
      memory.delete(key);
      return ask('readwrite', store => store.delete(key));
    },
    /** What a person entered, in order; what somebody else began and did not send goes. */
    of(person) {
      for (const one of memory.values()) if (one.person !== person && !one.sent) box.drop(one.key);
      return [...memory.values()].filter(one => one.person === person).sort((a, b) => a.at - b.at);
    },
  };
  for (const one of await ask('readonly', store => store.getAll()) ?? [])
    if (Date.now() - one.at < days * 86400000) memory.set(one.key, one);
    else box.drop(one.key);
  document.getElementById('logout')?.addEventListener('submit', () => {
    for (const one of memory.values()) if (!one.sent) box.drop(one.key);
  });
  return box;
}

/** What was entered in this browser under a name, e.g. grid. */
export function open(name) {
  if (!boxes.has(name)) boxes.set(name, fill(name));
  return boxes.get(name);
}

/**
 * Sends what waits, in order: when it is told to, when the line is back and every fifteen seconds as long as the page is open. Shows what waits.
 * @param root Holds an UnsentList.
 * @param box See open.
 * @param how.person Whose lines.
 * @param how.to Where they go.
 * @param how.body The form of a line.
 * @param how.words What a line is called.
 * @param how.together All that wait are told in one line, since the page shows each where it belongs.
 * @param how.refused Buttons for a line that the city refuses: [label, press].
 * @param how.changed A line was sent, or could not be; the second time it is drawn.
 */
export function sender(root, box, how) {
  let sending = false;
  const [list, done] = [root.querySelector('.waiting'), root.querySelector('.done')];
  const waiting = () => box.of(how.person).filter(one => one.sent);
  const tell = one => one.why ?? (one.out ? signedOut : one.away ? '还没有发出去：网络不好，有网了自动再发。' : '正在发…');

  function shown() {
    const all = waiting();
    const rest = all.filter(one => !one.why);
    return how.together && rest.length > 0 ? [...all.filter(one => one.why), { ...rest[0], all: rest.length }] : all;
  }

  function show() {
    list.replaceChildren(...shown().map(one => {
      const [item, words] = [document.createElement('li'), document.createElement('p')];
      words.textContent = `${one.all > 1 ? `${one.all} 条` : how.words(one)}：${tell(one)}`;
      item.append(words);
      for (const [label, act] of [...(one.away || one.out ? [['现在再发', sendAll]] : []), ...(one.why ? how.refused(one) : [])]) {
        const button = document.createElement('button');
        [button.type, button.textContent] = ['button', label];
        button.addEventListener('click', act);
        item.append(button);
      }
      return item;
    }));
  }

  async function send(one) {
    const said = await post(how.to, how.body(one));
    [one.away, one.out, one.why] = [said.away, said.out, said.why];
    if (said.ok) {
      await box.drop(one.key);
      done.textContent = said.told;
    } else {
      await box.keep(one);
    }
    show();
    how.changed(one, said);
    return !said.away && !said.out;
  }

  async function sendAll() {
    if (sending) return;
    sending = true;
    try {
      for (let one; (one = waiting().find(one => !one.why));) if (!await send(one)) break;
    } finally {
      sending = false;
    }
  }

  addEventListener('online', sendAll);
  const clock = setInterval(() => {
    if (root.isConnected) {
      if (waiting().some(one => !one.why && !one.out)) sendAll();
      return;
    }
    clearInterval(clock);
    removeEventListener('online', sendAll);
  }, again);
  show();
  sendAll();
  return { show, sendAll, quiet: () => { done.textContent = ''; } };
}
