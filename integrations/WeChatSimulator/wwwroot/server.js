// The panel 「服务器」: clock, quota, mode, faults and what happened.
import { act, byId, chosen, city, element, notice } from "./base.js";

const Shown = 60;
const kinds = { Post: "推送", Outcome: "结果", Call: "接口", Fault: "故障", Server: "服务器" };
let entries = [];
let drawn = "";
let account;

export function showServer(state) {
  account = state.accounts.find(a => a.name === state.phone?.account) ?? state.accounts[0];
  byId("now").textContent = city.format(new Date(state.now));
  byId("advance").hidden = !state.canAdvance;
  byId("webhook").textContent = account ? `${account.enabled ? "● 已验证" : "○ 未验证"} ${account.webhook ?? ""}` : "";
  byId("waiting").textContent = state.faults.waiting;
  byId("snapshot").checked = state.faults.snapshot;
  if (document.activeElement !== byId("latency")) byId("latency").value = String(state.faults.latency);
  for (const button of byId("modes").querySelectorAll("[data-mode]")) button.setAttribute("aria-pressed", String(button.dataset.mode === account?.mode));
  if (state.phone) showQuota(state.phone);
  entries = [...entries, ...state.log].slice(-1000);
  showLog();
}

const span = minutes => minutes > 90 ? `${Math.floor(minutes / 60)} 小时` : minutes > 1 ? `${Math.floor(minutes)} 分钟` : "1 分钟";

function showQuota(phone) {
  byId("quota").textContent = `${phone.left} 条`;
  byId("quota-hint").textContent = phone.left === 0
    ? `公众号现在不能主动给${phone.name}发消息，要等对方先说话。`
    : `还能主动给${phone.name}发：${phone.windows.map(row => `${span(row.minutes)}内 ${row.left} 条`).join("，")}。即时回复不占条数。`;
}

function showLog() {
  const mine = byId("only-mine").checked;
  const shown = entries.filter(entry => !mine || !entry.who || entry.who === chosen()).slice(-Shown).reverse();
  const key = `${mine} ${chosen()} ${shown[0]?.number ?? 0}`;
  if (key === drawn) return;
  drawn = key;
  byId("log").replaceChildren(...shown.map(entry => {
    const item = element("li");
    item.dataset.kind = entry.kind;
    const head = element("span", "head");
    head.append(element("time", "", new Date(entry.at).toLocaleTimeString("zh-CN", { timeZone: "Asia/Shanghai", hour12: false })), element("b", "", kinds[entry.kind]), element("span", "", entry.text));
    if (!entry.detail) {
      item.append(head);
      return item;
    }
    const details = element("details");
    const summary = element("summary");
    summary.append(head);
    details.append(summary, element("pre", "", entry.detail));
    item.append(details);
    return item;
  }));
}

const server = (name, more = {}) => act(name, { account: account?.name, ...more });

byId("advance").addEventListener("click", event => event.target.dataset.minutes && server("advance", { text: event.target.dataset.minutes }));
byId("modes").addEventListener("click", event => event.target.dataset.mode && server("mode", { text: event.target.dataset.mode }));
byId("verify").addEventListener("click", () => server("verify"));
byId("sample-menu").addEventListener("click", () => server("menu"));
byId("push-faults").addEventListener("click", async event => {
  const { trouble, times } = event.target.dataset;
  if (!trouble) return;
  await server("push", { text: trouble, times: Number(times ?? 1) });
  notice(`下一条消息：${event.target.textContent}`);
});
byId("call-faults").addEventListener("click", event => event.target.dataset.trouble && server("call", { text: event.target.dataset.trouble, times: Number(byId("times").value) }));
byId("revoke").addEventListener("click", () => server("revoke"));
byId("clear").addEventListener("click", () => server("clear"));
byId("latency").addEventListener("change", () => server("latency", { text: byId("latency").value }));
byId("snapshot").addEventListener("change", () => server("snapshot", { text: byId("snapshot").checked ? "on" : "off" }));
byId("only-mine").addEventListener("change", showLog);
