// What this officer typed on this device and the server does not have yet is told on the first page.

import { names } from "./store.js";

const mine = `draft:${document.body.dataset.officer}:`;
const count = names().filter((name) => name.startsWith(mine)).length;
const notice = document.querySelector("[data-unsent]");

if (notice && count) {
  notice.querySelector("[data-unsent-count]").textContent = `${count} trang`;
  notice.hidden = false;
}
