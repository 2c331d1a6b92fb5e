// The options of a chip close with Escape, or when something else is pressed, as a menu does.

const opened = () => document.querySelector(".filters details[open]");

document.addEventListener("keydown", ({ key }) => {
  const menu = key === "Escape" && opened();
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", ({ target }) => {
  const menu = opened();
  if (menu && !menu.contains(target)) menu.open = false;
});
