// Hide this page: the link, or Esc three times within a second. The page is blanked at once and leaves the history.
{
  const link = document.querySelector("a.hide");
  let presses = [];
  const hide = () => {
    document.title = "\u00a0";
    document.body.replaceChildren();
    location.replace(link.href);
  };
  link?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    hide();
  });
  document.addEventListener("keydown", (event) => {
    if (!link || event.repeat || event.isComposing) return;
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at < 1000), event.timeStamp];
    if (presses.length === 3) hide();
  }, true);
}
