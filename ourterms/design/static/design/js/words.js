// How many words a textarea with data-words holds: shown at once, said aloud only when the typing pauses.
for (const area of document.querySelectorAll("textarea[data-words]")) {
  const out = document.querySelector(`[data-words-of="${CSS.escape(area.id)}"]`);
  if (!out) continue;
  const [seen, heard] = [out.querySelector("[data-count]"), out.querySelector("[data-say]")];
  const count = () => (area.value.match(/\S+/g) ?? []).length;
  let pause;
  seen.textContent = count();
  out.hidden = false;
  area.addEventListener("input", () => {
    seen.textContent = count();
    clearTimeout(pause);
    pause = setTimeout(() => { heard.textContent = `${heard.dataset.say} ${count()}`; }, 1500);
  });
}
