// The page: asks for the state once a second and hands it to its parts.
import { byId, chosen, notice, view } from "./base.js";
import { forgetPhone, showPeople, showPhone } from "./phone.js";
import { showServer } from "./server.js";

let screen = 0;
let log = 0;
let asking = false;

async function refresh() {
  if (asking) return;
  asking = true;
  const who = chosen();
  try {
    const response = await fetch(`/simulator/panel/state?person=${encodeURIComponent(who)}&screen=${screen}&log=${log}`);
    const state = await response.json();
    if (who !== chosen()) return;
    screen = state.phone?.screen.at(-1)?.number ?? screen;
    log = state.log.at(-1)?.number ?? log;
    await firstPerson(state);
    showPeople(state);
    showPhone(state);
    showServer(state);
  } catch {
    notice("连不上服务器，正在重试。");
  } finally {
    asking = false;
  }
}

// A stranger finds a phone in hand, not an empty table.
async function firstPerson(state) {
  if (state.phone) return;
  if (state.people.length > 0) {
    location.replace("#" + encodeURIComponent(state.people[0].openId));
    return;
  }
  const response = await fetch("/simulator/panel/do", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ act: "newPerson", account: state.accounts[0].name }) });
  location.replace("#" + encodeURIComponent((await response.json()).openId));
}

addEventListener("acted", refresh);
addEventListener("hashchange", () => {
  screen = 0;
  forgetPhone();
  refresh();
});
byId("views").addEventListener("click", event => event.target.dataset.view && view(event.target.dataset.view));
setInterval(refresh, 1000);
refresh();
