// The text lives in the browser until it is sent: a slow line or a refresh of the page never touches what is being typed.
export function start(root, page, enterSends, tellsWriting) {
  const area = root.querySelector('textarea');
  const button = root.querySelector('button');
  let sending = false;
  let told = 0;

  async function send() {
    const text = area.value.trim();
    if (sending || !text) {
      area.focus();
      return;
    }
    sending = area.readOnly = button.disabled = true;
    try {
      if (await page.invokeMethodAsync('SendAsync', text)) {
        area.value = '';
        told = 0;
      }
    } catch {
      // The connection broke: the text stays, and the page says that it reconnects.
    } finally {
      sending = area.readOnly = button.disabled = false;
      area.focus();
    }
  }

  button.addEventListener('click', send);
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
    send();
  });
}
