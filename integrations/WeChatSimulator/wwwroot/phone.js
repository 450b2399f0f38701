// The list of residents and the phone.
import { act, byId, chosen, city, element, notice, view } from "./base.js";

const seen = new Map();
const origins = { Passive: "即时回复", CustomerService: "客服消息", Template: "模板消息", Subscription: "订阅通知" };
let phone;
let lastTime;

export function forgetPhone() {
  byId("screen").replaceChildren();
  byId("web").hidden = true;
  lastTime = undefined;
  phone = undefined;
}

export function showPeople(state) {
  seen.set(chosen(), state.people.find(person => person.openId === chosen())?.lines ?? 0);
  byId("people-list").replaceChildren(...state.people.map(person => {
    if (!seen.has(person.openId)) seen.set(person.openId, person.lines);
    const link = element("a");
    link.href = "#" + encodeURIComponent(person.openId);
    if (person.openId === chosen()) link.setAttribute("aria-current", "true");
    const words = element("span", "words");
    words.append(element("strong", "", person.name), element("small", "", person.follows ? person.last : "未关注"));
    link.append(element("span", "face", person.name[0]), words);
    const unread = person.lines - seen.get(person.openId);
    if (unread > 0) link.append(element("b", "", String(unread)));
    else if (person.at) link.append(element("time", "", city.format(new Date(person.at)).split(" ").at(-1)));
    link.addEventListener("click", () => view("phone"));
    const item = element("li");
    item.append(link);
    return item;
  }));
}

export function showPhone(state) {
  byId("clock").textContent = city.format(new Date(state.now)).split(" ").at(-1);
  if (!state.phone) return;
  phone = state.phone;
  document.title = `${phone.name} · 微信模拟器`;
  byId("account-name").textContent = `公众号 ${phone.account}`;
  byId("typing").hidden = !phone.typing;
  byId("follow-label").textContent = phone.follows ? "取消关注" : "关注";
  byId("messages-label").textContent = phone.messagesOff ? "恢复接收" : "消息免接收";
  byId("text").disabled = !phone.follows;
  byId("text").placeholder = phone.follows ? `以${phone.name}的身份说点什么` : "关注后才能发消息";
  showMenu();
  const list = byId("screen");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  for (const line of phone.screen) show(list, line);
  list.classList.toggle("pushing", phone.pushing);
  if (phone.screen.length > 0 && (atEnd || phone.screen.some(line => line.origin === "Mine"))) list.scrollTop = list.scrollHeight;
}

function show(list, line) {
  const at = new Date(line.at);
  if (!lastTime || at - lastTime > 300_000) list.append(element("li", "time", city.format(at)));
  lastTime = at;
  const item = element("li", line.origin === "Mine" ? "mine" : line.origin === "System" ? "system" : "theirs");
  item.dataset.kind = line.kind;
  if (line.origin === "System") {
    item.textContent = line.text;
  } else {
    item.append(element("span", "face", line.origin === "Mine" ? phone.name[0] : "公"), body(line));
    if (origins[line.origin]) item.append(element("small", "origin", origins[line.origin]));
  }
  list.append(item);
}

function body(line) {
  const bubble = element("div", "bubble");
  if (line.kind === "Picture") {
    const picture = element("img");
    picture.src = line.media;
    picture.alt = "照片";
    picture.addEventListener("load", () => (byId("screen").scrollTop = byId("screen").scrollHeight), { once: true });
    bubble.append(picture);
  } else if (line.kind === "News") {
    for (const article of line.articles) bubble.append(card(article.title, article.description, article.url));
  } else if (line.kind === "Notice") {
    const [title, ...rows] = line.text.split("\n");
    bubble.append(card(title, rows.join("\n"), line.url));
  } else if (line.kind === "Location") {
    bubble.append(card("位置", line.text, null));
  } else if (line.kind === "Voice") {
    bubble.textContent = "语音 3″";
  } else if (line.kind === "Sticker") {
    const smile = element("img");
    smile.src = "/simulator/sticker.svg";
    smile.alt = "表情";
    bubble.append(smile);
  } else if (line.pieces.length > 0) {
    for (const piece of line.pieces) bubble.append(piece.target ? tappable(piece, line.kind === "Menu") : piece.text);
  } else {
    bubble.append(line.url ? card(line.text, "", line.url) : line.text);
  }
  return bubble;
}

function card(title, text, url) {
  const box = element(url ? "button" : "div", "card");
  box.append(element("strong", "", title), element("span", "", text));
  if (url) {
    box.type = "button";
    box.addEventListener("click", () => openWeb(url));
  }
  return box;
}

function tappable(piece, block) {
  const link = element("button", block ? "link block" : "link", piece.text);
  link.type = "button";
  link.addEventListener("click", () => {
    if (/^tel:/i.test(piece.target)) location.href = piece.target;
    else if (piece.menuId === null) openWeb(piece.target);
    else act("tap", { text: piece.text, target: piece.target, menuId: piece.menuId });
  });
  return link;
}

function showMenu() {
  const menu = byId("menu");
  const toggle = byId("menu-toggle");
  toggle.hidden = phone.menu.length === 0;
  const key = JSON.stringify(phone.menu);
  if (menu.dataset.key === key) return;
  menu.dataset.key = key;
  menu.replaceChildren(...phone.menu.map(button => {
    const top = element("div");
    const name = element("button", "", (button.sub.length > 0 ? "≡ " : "") + button.name);
    name.type = "button";
    top.append(name);
    if (button.sub.length === 0) {
      name.addEventListener("click", () => press(button));
      return top;
    }
    const list = element("div", "sub");
    list.hidden = true;
    name.addEventListener("click", () => (list.hidden = !list.hidden));
    for (const inner of button.sub) {
      const item = element("button", "", inner.name);
      item.type = "button";
      item.addEventListener("click", () => {
        list.hidden = true;
        press(inner);
      });
      list.append(item);
    }
    top.append(list);
    return top;
  }));
  arrange(phone.menu.length > 0);
}

function arrange(withMenu) {
  byId("menu").hidden = !withMenu;
  byId("writing").hidden = withMenu;
  byId("menu-toggle").textContent = withMenu ? "⌨" : "☰";
}

async function press(button) {
  await act("button", { text: button.value || button.name });
  if (button.type === "view") openWeb(button.value);
}

function openWeb(url) {
  const address = `/simulator/open?person=${encodeURIComponent(chosen())}&url=${encodeURIComponent(url)}`;
  byId("web-address").textContent = url;
  byId("web-tab").href = address;
  byId("web-frame").src = address;
  byId("web").hidden = false;
}

// One dialog for all questions: a text, or one of several choices.
function ask(title, text, choices = []) {
  const dialog = byId("ask");
  byId("ask-title").textContent = title;
  byId("ask-text").value = text ?? "";
  byId("ask-text").hidden = text === null;
  dialog.querySelector("[value=ok]").hidden = text === null;
  byId("ask-choices").replaceChildren(...choices.map(([label, value]) => {
    const button = element("button", "choice", label);
    button.value = "choice:" + value;
    return button;
  }));
  dialog.returnValue = "cancel";
  dialog.showModal();
  if (text !== null) byId("ask-text").select();
  return new Promise(resolve => dialog.addEventListener("close", () =>
    resolve(dialog.returnValue === "ok" ? byId("ask-text").value.trim() : dialog.returnValue.startsWith("choice:") ? dialog.returnValue.slice(7) : null), { once: true }));
}

// Not a button of the form: Enter presses the first of those.
byId("ask-cancel").addEventListener("click", () => byId("ask").close("cancel"));

const acts = {
  photo: async () => {
    const answer = await ask("发一张照片", null, [["示例照片（路灯）", "sample"], ["选一个文件", "file"]]);
    if (answer === "sample") await act("photo");
    else if (answer === "file") byId("file").click();
  },
  voice: () => act("voice"),
  location: async () => {
    const label = await ask("发送位置", "湖北省襄阳市樊城区长虹路9号");
    if (label) await act("location", { text: label });
  },
  sticker: () => act("sticker"),
  scan: async () => {
    const scene = await ask("扫哪个二维码？（场景值）", phone.codes[0] ?? "office-12", phone.codes.map(code => [code, code]));
    if (scene) await act("scan", { text: scene });
  },
  subscribe: async () => {
    const answer = await ask("订阅通知", null, phone.templates.map(t => [`${t.accepted ? "已允许，取消" : "允许"}：${t.title}`, (t.accepted ? "refuse " : "accept ") + t.id]));
    if (answer) await act(answer.split(" ")[0], { text: answer.split(" ")[1] });
  },
  messages: () => act("messages", { text: phone.messagesOff ? "on" : "off" }),
  follow: () => act(phone.follows ? "unfollow" : "follow"),
};

byId("composer").addEventListener("submit", event => {
  event.preventDefault();
  const text = byId("text").value;
  if (!text.trim() || !phone?.follows) return;
  byId("text").value = "";
  act("say", { text });
});
byId("plus").addEventListener("click", () => {
  const more = byId("more");
  more.hidden = !more.hidden;
  byId("plus").setAttribute("aria-expanded", String(!more.hidden));
  byId("screen").scrollTop = byId("screen").scrollHeight;
});
byId("more").addEventListener("click", event => acts[event.target.closest("button")?.dataset.act]?.());
byId("menu-toggle").addEventListener("click", () => arrange(byId("menu").hidden));
byId("web-close").addEventListener("click", () => {
  byId("web").hidden = true;
  byId("web-frame").src = "about:blank";
});
byId("file").addEventListener("change", () => {
  const [file] = byId("file").files;
  byId("file").value = "";
  if (!file) return;
  if (file.size > 10 * 1024 * 1024) return notice("照片超过 10 MB，微信发不了。");
  const reader = new FileReader();
  reader.addEventListener("load", () => act("photo", { text: reader.result.split(",")[1] }));
  reader.readAsDataURL(file);
});
byId("new-person").addEventListener("click", async () => {
  const name = await ask("新居民怎么称呼？（可以不填）", "");
  if (name === null) return;
  const made = await act("newPerson", { text: name, account: phone?.account });
  if (made.openId) location.hash = "#" + encodeURIComponent(made.openId);
  view("phone");
});
addEventListener("resize", () => (byId("screen").scrollTop = byId("screen").scrollHeight));
