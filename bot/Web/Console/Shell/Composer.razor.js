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

export function start(root, page, enterSends, tellsWriting, person, subject) {
  // Left again before this was loaded.
  if (!root) return;
  const area = root.querySelector('textarea');
  const halfWritten = draft(person, subject);
  const limit = Number(root.dataset.limit);
  const left = root.querySelector('.left');
  const missing = root.querySelector('.missing');
  let sending = false;
  let told = 0;
  // What was typed before this was loaded is kept too.
  if (area.value) halfWritten.keep(area.value);
  else area.value = halfWritten.text;
  count();

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

  async function send() {
    const text = area.value.trim();
    if (sending) return;
    if (!text || text.length > limit) {
      missing.textContent = text ? `太长了：最多 ${limit} 个字，现在有 ${text.length} 个字，没有发出去。` : root.dataset.missing;
      area.focus();
      return;
    }
    const button = root.querySelector('.send');
    sending = area.readOnly = button.disabled = true;
    try {
      if (await page.invokeMethodAsync('SendAsync', text)) {
        write('');
        told = 0;
      }
    } catch {
      // The connection broke: the text stays, and the page says that it reconnects.
    } finally {
      sending = area.readOnly = button.disabled = false;
      area.focus();
    }
  }

  // The buttons come and go with what can be done; the box stays.
  root.addEventListener('click', event => {
    if (event.target.closest('.send')) send();
    else if (event.target.closest('.drop')) write('');
  });
  area.addEventListener('input', () => write(area.value));
  if (tellsWriting) {
    area.addEventListener('input', () => {
      if (!area.value.trim() || Date.now() - told < 3000) return;
      told = Date.now();
      page.invokeMethodAsync('Writes').catch(() => { /* only a hint */ });
    });
  }
  area.addEventListener('keydown', event => {
    // 229: Safari reports the Enter that ends a composition only this way.
    if (!enterSends || event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (root.querySelector('.send')) send();
  });
}
