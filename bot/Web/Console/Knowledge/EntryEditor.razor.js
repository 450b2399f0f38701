// A half-written entry is kept in this browser as a half-written reply is: for who writes it, until it is saved.
import { draft } from '/Console/Shell/Composer.razor.js';

export function start(root, person, subject) {
  // Left again before this was loaded: there is nothing to keep.
  if (!root) return { keep() {}, forget() {}, stop() {}, restore: () => false };
  const halfWritten = draft(person, subject);
  const stopping = new AbortController();
  const fields = () => [...root.querySelectorAll('[data-kept]')];
  const keep = () => halfWritten.keep(JSON.stringify(Object.fromEntries(fields().map(field => [field.dataset.kept, field.value]))));
  root.addEventListener('input', event => { if (event.target.dataset.kept) keep(); }, { signal: stopping.signal });
  return {
    keep,
    forget: () => halfWritten.keep(''),
    stop: () => stopping.abort(),
    // Each field is filled as if it were typed, so that the page hears of it.
    restore() {
      if (!halfWritten.text) return false;
      const kept = JSON.parse(halfWritten.text);
      for (const field of fields()) {
        const was = kept[field.dataset.kept];
        if (was === undefined || was === field.value) continue;
        field.value = was;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
      return true;
    },
  };
}
