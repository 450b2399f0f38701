// Work without a mouse. What carries data-key is pressed by that key: in the row that has the keyboard first, then anywhere on the page. A key means
// nothing while somebody types, composes a character or chooses from a list.
const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]';

function visible(found) {
  return found && !found.disabled && found.getClientRects().length > 0 ? found : null;
}

function pressed(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const row = document.activeElement?.closest('tr');
  return [...(row?.querySelectorAll(selector) ?? []), ...document.querySelectorAll(selector)].find(found =>
    visible(found) && (!found.closest('tr') || found.closest('tr') === row)) ?? null;
}

function move(step) {
  const rows = [...document.querySelectorAll('.rows a.cover')].filter(visible);
  if (!rows.length) return false;
  const at = rows.indexOf(document.activeElement?.closest('tr')?.querySelector('a.cover'));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function help() {
  const dialog = document.querySelector('dialog.keys');
  if (!dialog) return false;
  if (dialog.open) dialog.close();
  else dialog.showModal();
  return true;
}

function act(key) {
  if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1);
  if (key === '?' || key === '？') return help();
  if (document.querySelector('dialog[open]')) return false;
  const found = pressed(key);
  if (!found) return false;
  if (found.matches(typing)) found.focus();
  else if (found.matches('.composer')) found.querySelector('textarea').focus();
  else found.click();
  return true;
}

document.addEventListener('keydown', event => {
  // 229: an input method composes.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey || event.repeat && event.key !== 'j'
    && event.key !== 'k') return;
  if (!(event.target instanceof Element) || !document.querySelector('dialog.keys')) return;
  if (event.target.closest(typing)) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  const key = event.key === '、' || event.key === '／' ? '/' : event.key.length === 1 ? event.key.toLowerCase() : '';
  if (key && act(key)) event.preventDefault();
});

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-print]')) print();
  if (event.target instanceof Element && event.target.closest('[data-keys-help]')) help();
  else if (event.target instanceof Element && event.target.matches('dialog.keys')) event.target.close();
});
