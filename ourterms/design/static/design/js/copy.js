// Buttons with data-copy="#id" copy a field's value or an element's text and say so; where the browser refuses, the text is selected.
{
  const wordsOf = (source) => ("value" in source ? source.value : source.innerText).trim();
  const choose = (source) => {
    if ("select" in source) {
      source.focus();
      source.select();
    } else getSelection().selectAllChildren(source);
  };
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.querySelector(button.dataset.copy);
      const said = button.nextElementSibling;
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(wordsOf(source));
        said.textContent = button.dataset.said;
      } catch {
        choose(source);
        said.textContent = button.dataset.select;
      }
    });
  }
}
