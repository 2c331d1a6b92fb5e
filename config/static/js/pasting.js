// Rows pasted into the grid are carried to the page that shows what was read of them.

const form = document.querySelector("form[data-pasted]");
const key = `pasted:${form?.dataset.pasted}`;
let carried = null;
try {
  carried = form && sessionStorage.getItem(key);
} catch {
  // a forbidden store: the rows are pasted here by hand
}
if (carried) {
  sessionStorage.removeItem(key);
  const { text, group } = JSON.parse(carried);
  form.elements.text.value = text;
  if ([...form.elements.container.options].some(({ value }) => value === group)) {
    form.elements.container.value = group;
  }
  form.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
  form.requestSubmit(form.querySelector("button[type=submit]:not([name])"));
}
