import { key, open, sender } from '/Console/Shell/UnsentList.razor.js';

const names = { Arrived: '到场', Missed: '没来', Excused: '没来，有原因', Left: '先走了', Ended: '办完了', Undone: '撤销' };

/** The code in what was typed or scanned; a reader gives what stands in the picture, in whatever letters. */
const codeIn = text => text.toUpperCase().match(/(?:^|[^0-9A-Z])([2-9A-HJ-NP-Z]{6})(?:[^0-9A-Z]|$)/)?.[1];

export async function start(root, page) {
  if (!root) return;
  const { person, to } = root.dataset;
  const box = await open('door');
  const form = root.querySelector('form.scan');
  const missing = root.querySelector('.missing');
  const waiting = code => box.of(person).filter(one => one.code === code && !one.why);

  // What the city has and this page does not show yet: it may have lost its circuit.
  const told = new Map();

  function body(one) {
    const form = new FormData();
    for (const name of ['code', 'mark', 'result', 'note']) form.append(name, one[name] ?? '');
    // How long ago it was: the clock of this device may be wrong.
    form.append('ago', Math.max(0, Date.now() - one.at));
    return form;
  }

  function dress() {
    for (const row of root.querySelectorAll('li[data-code]')) {
      const { code, state } = row.dataset;
      const [last, known] = [waiting(code).at(-1), told.get(code)];
      const text = last ? `${names[last.mark]}：记下了，还没有报上去` : known && known.state === state ? known.text : '';
      if (text) row.dataset.kept = '';
      else delete row.dataset.kept;
      const kept = row.querySelector('.kept');
      if (kept.textContent !== text) kept.textContent = text;
    }
  }

  const unsent = sender(root, box, {
    person,
    to,
    body,
    together: true,
    words: one => `${one.code} ${names[one.mark]}`,
    refused: one => [['知道了', () => { box.drop(one.key); unsent.show(); }]],
    changed(one, said) {
      if (said.ok) told.set(one.code, { text: names[one.mark], state: root.querySelector(`li[data-code="${one.code}"]`)?.dataset.state });
      dress();
      if (said.ok) page.invokeMethodAsync('ArrivedAsync').catch(() => { /* no circuit stands: the row says it itself */ });
    },
  });

  async function enter(code, mark, result, note) {
    missing.textContent = '';
    if (waiting(code).some(one => one.mark === mark)) return;
    unsent.quiet();
    await box.keep({ key: key(), person, at: Date.now(), sent: true, code, mark, result, note });
    unsent.show();
    dress();
    unsent.sendAll();
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const code = codeIn(form.elements.code.value);
    if (!code) {
      missing.textContent = '预约码是六位字母和数字，请再核对一遍。';
      return;
    }
    form.reset();
    form.elements.code.focus();
    enter(code, 'Arrived');
  });

  root.addEventListener('click', event => {
    const button = event.target.closest('button[data-mark]');
    const row = button?.closest('li[data-code]');
    if (row) enter(row.dataset.code, button.dataset.mark, button.dataset.result, row.querySelector('.note')?.value.trim());
  });

  // The list is drawn anew when somebody else enters something.
  new MutationObserver(dress).observe(root, { childList: true, subtree: true, attributeFilter: ['data-state'] });
  dress();
  root.inert = false;
}
