// Photos are made small before they go: a telephone's picture has ten megabytes, and the line in a stairwell is thin.
const longest = 1600;
const seconds = 60;

/** A JPEG of at most 1600 pixels; what this browser cannot read goes as it is, and the server says what is wrong with it. */
export async function shrink(file) {
  try {
    const picture = await createImageBitmap(file);
    const share = Math.min(1, longest / Math.max(picture.width, picture.height));
    const sheet = document.createElement('canvas');
    [sheet.width, sheet.height] = [Math.round(picture.width * share), Math.round(picture.height * share)];
    sheet.getContext('2d').drawImage(picture, 0, 0, sheet.width, sheet.height);
    picture.close();
    const small = await new Promise(done => sheet.toBlob(done, 'image/jpeg', .8));
    return small && (small.size < file.size || share < 1) ? small : file;
  } catch {
    return file;
  }
}

/**
 * Sends a form.
 * @returns What the city answered: { ok, ... }, { why } when it refuses, { away } when the line is bad, { out } when nobody is signed in any more.
 */
export async function post(to, form) {
  let answer;
  try {
    answer = await fetch(to, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { RequestVerificationToken: document.querySelector('#logout input[name=__RequestVerificationToken]').value },
      signal: AbortSignal.timeout(seconds * 1000),
    });
  } catch {
    return { away: true };
  }
  if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) return { out: true };
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return { ok: true, ...said };
  return said.why && answer.status < 500 ? said : { away: true };
}

export const signedOut = '登录过期了，还没有发出去。请刷新页面重新登录，写好的内容都还在。';

export function start(root, page) {
  if (!root) return;
  const [pick, told] = [root.querySelector('input'), root.querySelector('p')];
  pick.addEventListener('change', async () => {
    const files = [...pick.files];
    if (files.length === 0 || pick.disabled) return;
    const most = Number(root.dataset.most);
    if (files.length > most) {
      told.textContent = `一次最多 ${most} 张，请分几次加。`;
      return;
    }
    pick.disabled = true;
    told.textContent = '正在发照片…';
    try {
      const form = new FormData();
      form.append('version', root.dataset.version);
      for (const file of files) form.append('photos', await shrink(file), file.name);
      const said = await post(root.dataset.to, form);
      if (said.ok) page.invokeMethodAsync('ArrivedAsync').catch(() => { /* the page follows by itself */ });
      told.textContent = said.ok ? `加了 ${files.length} 张照片。` : said.why ?? (said.out ? signedOut : '没有发出去：网络不好。请到有信号的地方再选一次。');
    } finally {
      pick.value = '';
      pick.disabled = false;
    }
  });
}
