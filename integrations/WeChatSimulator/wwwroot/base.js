// What all parts of the page use.
export const byId = id => document.getElementById(id);
export const city = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const chosen = () => decodeURIComponent(location.hash.slice(1));

let noticeTimer;

export async function act(act, more = {}) {
  const response = await fetch("/simulator/panel/do", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ act, person: chosen(), ...more }),
  });
  const answer = response.status === 400 ? { refusal: "服务器没有听懂。" } : await response.json();
  if (answer.refusal) notice(answer.refusal);
  dispatchEvent(new Event("acted"));
  return answer;
}

export function notice(text) {
  const box = byId("notice");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => (box.hidden = true), 4000);
}

export function view(name) {
  document.body.dataset.view = name;
  for (const button of byId("views").children) button.setAttribute("aria-current", String(button.dataset.view === name));
}

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
