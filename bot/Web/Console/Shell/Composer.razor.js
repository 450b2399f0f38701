// The text lives in the browser until it is sent: neither a slow line nor a reload of the page nor a restart of the server
// or the browser touches what is being typed. It is kept for the person who types and a few days at most, and no longer than
// until the next person writes here or somebody signs out.
const kept = 'composer/';
const days = 7;

function forget(unless) {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(kept) && !unless(key)) localStorage.removeItem(key);
}

document.getElementById('logout')?.addEventListener('submit', () => forget(() => false));

export function draft(person, subject) {
  const own = `${kept}${person}/`;
  const key = own + subject;
  const read = text => JSON.parse(text ?? 'null');
  try {
    forget(other => other.startsWith(own) && Date.now() - read(localStorage.getItem(other)).at < days * 86400000);
  } catch { /* a browser that keeps nothing */ }
  return {
    get text() {
      try { return read(localStorage.getItem(key))?.text ?? ''; } catch { return ''; }
    },
    keep(text) {
      try {
        if (text.trim()) localStorage.setItem(key, JSON.stringify({ text, at: Date.now() }));
        else localStorage.removeItem(key);
      } catch { /* full or not allowed: the text is still in the field */ }
    },
  };
}

// What is typed and pressed is heard from the moment a box is drawn: the page is started after this was loaded (ConsoleApp.razor.js),
// and a press waits for the server's side of its box.
const boxes = new WeakMap();

function boxOf(root) {
  if (!boxes.has(root)) boxes.set(root, open(root));
  return boxes.get(root);
}

function on(type, selector, handle) {
  document.addEventListener(type, event => {
    const found = event.target instanceof Element ? event.target.closest(`.composer ${selector}`) : null;
    if (found) handle(boxOf(found.closest('.composer')), event);
  });
}

on('input', 'textarea', box => box.typed());
on('click', '.send', box => box.send());
on('click', '.drop', box => box.write(''));
on('keydown', 'textarea', (box, event) => {
  // 229: Safari reports the Enter that ends a composition only this way.
  if (!box.entersSend || event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  box.send();
});

/** The server's side of a box is there. */
export function start(root, page) {
  // Left again before this was loaded.
  if (root) boxOf(root).start(page);
}

/** A text comes behind what is written: somebody reads it before it is sent. */
export function insert(root, text) {
  const box = boxOf(root);
  const area = root.querySelector('textarea');
  box.write(area.value.trim() ? `${area.value.trimEnd()}\n${text}` : text);
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
}

function open(root) {
  const area = root.querySelector('textarea');
  const { person, subject, limit, enter, writing } = root.dataset;
  const halfWritten = draft(person, subject);
  const left = root.querySelector('.left');
  const missing = root.querySelector('.missing');
  const page = Promise.withResolvers();
  let sending = false;
  let told = 0;

  function count() {
    const over = area.value.trim().length - limit;
    left.textContent = over > 0 ? `多了 ${over} 个字，请删短，或者分几次发。` : over >= -200 ? `还能写 ${-over} 个字` : '';
    left.classList.toggle('over', over > 0);
  }

  function write(text) {
    area.value = text;
    halfWritten.keep(text);
    missing.textContent = '';
    count();
  }

  return {
    entersSend: enter !== undefined,
    write,

    start(itsPage) {
      if (!area.value) area.value = halfWritten.text;
      count();
      page.resolve(itsPage);
    },

    async typed() {
      write(area.value);
      if (writing === undefined || !area.value.trim() || Date.now() - told < 3000) return;
      told = Date.now();
      (await page.promise).invokeMethodAsync('Writes').catch(() => { /* only a hint */ });
    },

    async send() {
      const text = area.value.trim();
      const button = root.querySelector('.send');
      if (sending || !button) return;
      if (!text || text.length > limit) {
        missing.textContent = text ? `太长了：最多 ${limit} 个字，现在有 ${text.length} 个字，没有发出去。` : root.dataset.missing;
        area.focus();
        return;
      }
      sending = area.readOnly = button.disabled = true;
      try {
        if (await (await page.promise).invokeMethodAsync('SendAsync', text)) {
          write('');
          told = 0;
        }
      } catch {
        // The connection broke: the text stays, and the page says that it reconnects.
      } finally {
        sending = area.readOnly = button.disabled = false;
        area.focus();
      }
    },
  };
}
