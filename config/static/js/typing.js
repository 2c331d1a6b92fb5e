// Typing helped: money grouped by thousands, days completed, the calendar and "today" one tap away.
// Everything here is a convenience: the server reads what was typed with or without it.

const HANOI = "Asia/Ho_Chi_Minh";
const HANOI_OFFSET = -420; // minutes, all year
const two = (number) => String(number).padStart(2, "0");

function hanoi(instant) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: HANOI, year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(instant);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { day: `${part.day}/${part.month}/${part.year}`, clock: `${part.hour}:${part.minute}` };
}

function tell(field) {
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}

function group(field) {
  if (!/^[\d.\s]*$/.test(field.value)) return; // letters or commas: the server says what is wrong
  const before = field.value.slice(0, field.selectionStart).replace(/\D/g, "").length;
  const digits = field.value.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  field.value = digits.replace(/\B(?=(\d{3})+$)/g, ".");
  let at = 0;
  for (let seen = 0; seen < before && at < field.value.length; at += 1) {
    if (field.value[at] !== ".") seen += 1;
  }
  if (document.activeElement === field) field.setSelectionRange(at, at);
}

function completed(typed) {
  const digits = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  const [, day, month, year] =
    digits ?? /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}))?$/.exec(typed) ?? [];
  if (!day) return typed;
  return `${two(day)}/${two(month)}/${year ?? hanoi(new Date()).day.slice(-4)}`;
}

function pick(button) {
  const field = button.closest(".input").querySelector("[data-day]");
  let calendar = button.parentElement.querySelector(".calendar");
  if (!calendar) {
    calendar = Object.assign(document.createElement("input"), {
      type: "date", className: "calendar", tabIndex: -1,
    });
    calendar.setAttribute("aria-hidden", "true");
    calendar.addEventListener("input", () => {
      const [year, month, day] = calendar.value.split("-");
      if (!day) return;
      field.value = `${day}/${month}/${year}`;
      tell(field);
    });
    button.after(calendar);
  }
  const [day, month, year] = field.value.split("/");
  if (year) calendar.value = `${year}-${month}-${day}`;
  calendar.showPicker();
}

function fill(button) {
  const box = button.closest(".field");
  const days = { yesterday: -1, tomorrow: 1 }[button.dataset.quick] ?? 0;
  const { day, clock } = hanoi(new Date(Date.now() + days * 86_400_000));
  const fields = [[box.querySelector("[data-day]"), day]];
  if (button.dataset.quick === "now") fields.push([box.querySelector("[data-clock]"), clock]);
  for (const [field, value] of fields) {
    field.value = value;
    tell(field);
  }
}

function ready(root) {
  const controls = root.querySelectorAll("[data-quick-row], [data-calendar], [data-print]");
  for (const control of controls) control.hidden = false;
  const elsewhere = new Date().getTimezoneOffset() !== HANOI_OFFSET;
  for (const note of root.querySelectorAll("[data-other-zone]")) note.hidden = !elsewhere;
}

function nameFiles({ files, parentElement }) {
  const names = [...files].map(({ name }) => name);
  const words = names.length > 3 ? `Đã chọn ${names.length} tệp` : names.join(", ");
  parentElement.nextElementSibling.textContent = words || "Chưa chọn tệp";
}

document.addEventListener("change", ({ target }) => {
  if (target.matches(".upload [type=file]")) nameFiles(target);
});
document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-money]")) group(target);
});
document.addEventListener("focusout", ({ target }) => {
  if (!target.matches?.("[data-day]")) return;
  const value = completed(target.value.trim());
  if (value === target.value) return;
  target.value = value;
  tell(target);
});
document.addEventListener("click", ({ target }) => {
  const calendar = target.closest("[data-calendar]");
  const quick = target.closest("[data-quick]");
  if (calendar) pick(calendar);
  if (quick) fill(quick);
  if (target.closest("[data-print]")) print();
});
// an address that a person can read: a form marked data-tidy leaves out what was not filled in
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const form = detail.elt.closest("form[data-tidy]");
  for (const [name, value] of form ? [...detail.formData] : []) {
    // an emptied day is told, or the server would put today in its place
    if (!value && !form.elements[name]?.matches?.("[data-day]")) detail.formData.delete(name);
  }
});
document.addEventListener("htmx:load", ({ target }) => ready(target));
ready(document);
document.querySelector(".errors")?.focus({ preventScroll: false });
