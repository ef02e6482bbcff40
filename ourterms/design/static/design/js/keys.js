// A key for a button: only while the focus is in the group that says so (data-keys), and never with another key held.
for (const group of document.querySelectorAll("[data-keys]")) {
  group.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    group.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
  if (document.activeElement === document.body) group.focus({ preventScroll: true });
}
