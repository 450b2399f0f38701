import { shrink } from '/Console/Cases/CasePhotos.razor.js';
import { key, open, sender } from '/Console/Shell/UnsentList.razor.js';

// What is typed here, with its photos, is kept as UnsentList.razor.js says.
const near = 150;
const says = {
  Report: ['看到了什么', '例如：井盖松了，有人踩空。写清楚一点，办的人少跑一趟'],
  Service: ['为谁办了什么', '例如：帮 3 号楼的张婆婆填了高龄补贴的表'],
  Check: ['查了什么，怎么样', '例如：查了楼道和电动车充电的地方，没有乱停'],
};

const fresh = person => ({
  key: key(), person, at: Date.now(), kind: 'Report', hazard: 'no', text: '', place: '', located: '', category: '', urgency: 'Normal', photos: [],
});
const isEmpty = one => !one.text.trim() && !one.place.trim() && one.photos.length === 0;
const becomesCase = one => one.kind === 'Report' || (one.kind === 'Check' && one.hazard === 'yes');

/** Metres between two points, near enough for a street. */
function metres(north, east, otherNorth, otherEast) {
  const y = (otherNorth - north) * 111320;
  const x = (otherEast - east) * 111320 * Math.cos(north * Math.PI / 180);
  return Math.hypot(x, y);
}

function asData(blob) {
  return new Promise(resolve => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => resolve('');
    reader.readAsDataURL(blob);
  });
}

export async function start(root, page) {
  if (!root) return;
  const { person, to } = root.dataset;
  const box = await open('grid');
  const { keep, drop } = box;
  const [most, limit] = [Number(root.dataset.most), Number(root.dataset.limit)];
  const find = selector => root.querySelector(selector);
  const form = find('form');
  const field = name => form.elements[name];
  const [missing, located, pick] = [find('.missing'), find('.located'), find('input[type=file]')];
  let draft = box.of(person).findLast(one => !one.sent) ?? fresh(person);

  function show() {
    field('kind').value = draft.kind;
    field('hazard').value = draft.hazard;
    field('category').value = draft.category;
    field('urgency').value = draft.urgency;
    field('text').value = draft.text;
    field('place').value = draft.place;
    located.textContent = draft.located;
    dress();
    showPhotos();
  }

  function dress() {
    root.dataset.kind = draft.kind;
    root.dataset.case = becomesCase(draft) ? 'yes' : 'no';
    [find('.says').textContent, field('text').placeholder] = says[draft.kind];
  }

  async function showPhotos() {
    const pictures = await Promise.all(draft.photos.map(photo => asData(photo.blob)));
    find('.photos').replaceChildren(...pictures.map((data, at) => {
      const [item, picture, off] = ['li', 'img', 'button'].map(name => document.createElement(name));
      [picture.src, picture.alt] = [data, `第 ${at + 1} 张照片`];
      [off.type, off.textContent] = ['button', '×'];
      off.setAttribute('aria-label', `去掉第 ${at + 1} 张照片`);
      off.addEventListener('click', () => {
        draft.photos.splice(at, 1);
        keep(draft);
        showPhotos();
      });
      item.append(picture, off);
      return item;
    }));
  }

  function body(one) {
    const form = new FormData();
    for (const name of ['key', 'kind', 'text', 'place', 'hazard']) form.append(name, one[name]);
    if (becomesCase(one)) {
      for (const name of ['located', 'category', 'urgency']) form.append(name, one[name]);
      for (const photo of one.photos) form.append('photos', photo.blob, photo.name);
    }
    return form;
  }

  function mend(one) {
    if (!isEmpty(draft)) {
      missing.textContent = '请先把下面写着的发出去，再改这一条。';
      return;
    }
    drop(draft.key);
    drop(one.key);
    draft = Object.assign(one, { sent: false, why: undefined, key: key() });
    keep(draft);
    show();
    unsent.show();
  }

  form.addEventListener('input', event => {
    if (!(event.target.name in draft)) return;
    draft[event.target.name] = field(event.target.name).value;
    draft.at = Date.now();
    missing.textContent = '';
    dress();
    keep(draft);
  });

  pick.addEventListener('change', async () => {
    const files = [...pick.files];
    pick.value = '';
    const room = most - draft.photos.length;
    missing.textContent = files.length > room ? `照片最多 ${most} 张，多的没有加上。` : '';
    const one = draft;
    for (const file of files.slice(0, Math.max(room, 0))) one.photos.push({ blob: await shrink(file), name: file.name });
    await keep(one);
    await showPhotos();
  });

  find('.locate').addEventListener('click', () => {
    if (!navigator.geolocation || !isSecureContext) {
      located.textContent = '这里取不了位置（网址要用 https 打开）。请把地点写清楚，一样可以上报。';
      return;
    }
    located.textContent = '正在定位…';
    navigator.geolocation.getCurrentPosition(found => {
      const { latitude, longitude, accuracy } = found.coords;
      draft.located = `北纬${latitude.toFixed(5)}，东经${longitude.toFixed(5)}（误差约${Math.round(accuracy)}米）`;
      const doors = [...root.querySelectorAll('#doors option[data-north]')].map(door => ({
        text: door.value, away: metres(latitude, longitude, Number(door.dataset.north), Number(door.dataset.east)),
      })).sort((a, b) => a.away - b.away);
      located.textContent = draft.located;
      if (doors[0]?.away <= near && !draft.place.trim()) {
        draft.place = field('place').value = doors[0].text;
        located.textContent += `。最近的门牌是${doors[0].text}，已经填上，不对请改。`;
      }
      keep(draft);
    }, failure => {
      located.textContent = failure.code === failure.PERMISSION_DENIED
        ? '没有位置：手机没有允许。可以在手机设置里允许浏览器定位；不允许也行，把地点写清楚就可以。'
        : '没有取到位置。可以到开阔的地方再试，或者把地点写清楚。';
    }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });

  form.addEventListener('submit', async event => {
    event.preventDefault();
    unsent.quiet();
    missing.textContent = !draft.text.trim() ? '请写上情况。'
      : draft.text.trim().length > limit ? `太长了：最多 ${limit} 个字。`
      : becomesCase(draft) && !draft.place.trim() ? '请写上地点，例如 阳光花园3号楼。' : '';
    if (missing.textContent) return;
    const one = Object.assign(draft, { sent: true, at: Date.now() });
    await keep(one);
    draft = fresh(person);
    show();
    unsent.show();
    scrollTo(0, 0);
    unsent.sendAll();
  });

  // What was typed before this was loaded.
  for (const name of ['text', 'place']) draft[name] ||= field(name).value;
  if (root.dataset.place) draft.place = root.dataset.place;
  if (!isEmpty(draft)) keep(draft);
  find('.send').disabled = find('.locate').disabled = false;
  show();
  const unsent = sender(root, box, {
    person,
    to,
    body,
    words: one => `${one.text.slice(0, 24)}${one.text.length > 24 ? '…' : ''}`,
    refused: one => [['改一改', () => mend(one)], ['不要了', () => { drop(one.key); unsent.show(); }]],
    changed(_, said) {
      if (said.ok) page.invokeMethodAsync('ArrivedAsync').catch(() => { /* the list follows by itself */ });
    },
  });
}
