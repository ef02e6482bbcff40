// What the tests ask of a page. Each answers with a list of what is wrong, in words; nothing wrong is an empty list.
(() => {
  const name = (each) => `${each.tagName.toLowerCase()}${each.id ? `#${each.id}` : ""} "${each.textContent.trim().slice(0, 40)}"`;
  const seen = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0;
  const scrolls = (each) => each && each !== document.body && each !== document.documentElement
    && (["auto", "scroll"].includes(getComputedStyle(each).overflowX) || scrolls(each.parentElement));
  const apart = ".button, .choice, .options label, .switch label, summary, nav a, a.name, a.hide, select, textarea,"
    + " input:not([type=radio], [type=checkbox], [type=hidden])";
  window.looks = {
    // Nothing sticks out sideways, and so nobody has to scroll two ways.
    wide() {
      const room = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= room) return [];
      const out = [...document.body.querySelectorAll("*")].filter((each) => {
        const box = each.getBoundingClientRect();
        return box.width > 1 && (box.right > room + 1 || box.left < -1) && !scrolls(each.parentElement);
      });
      return [`${document.documentElement.scrollWidth} in ${room}`, ...out.map(name)];
    },
    // 44 px for what stands apart, 24 px for a link among words: its own box, or the line it has to itself.
    small() {
      const wrong = (least, height) => (each) => height(each) < least ? [`${name(each)}: ${height(each)}`] : [];
      const box = (each) => Math.round(10 * each.getBoundingClientRect().height) / 10;
      const line = (each) => Math.max(box(each), parseFloat(getComputedStyle(each).lineHeight) || 0);
      const shown = [...document.querySelectorAll(`a[href], ${apart}`)].filter(seen);
      return [
        ...shown.filter((each) => each.matches(apart)).flatMap(wrong(44, box)),
        ...shown.filter((each) => !each.matches(apart)).flatMap(wrong(24, line)),
      ];
    },
    // Whoever goes by keyboard sees where they are: an outline, not wholly under the tab that hangs from the top.
    focus() {
      const each = document.activeElement;
      if (each === document.body) return [];
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      const box = each.getBoundingClientRect();
      const cover = [[box.left + 2, box.top + 2], [box.right - 2, box.bottom - 2]].map(([x, y]) => document.elementFromPoint(x, y));
      return [
        ...(outlineStyle === "none" || parseFloat(outlineWidth) < 2 ? [`${name(each)}: no outline`] : []),
        ...(!each.matches(".hide") && cover.every((over) => over?.closest(".hide")) ? [`${name(each)}: covered`] : []),
        ...(box.bottom < 0 || box.top > innerHeight ? [`${name(each)}: out of sight`] : []),
      ];
    },
    // WCAG 1.4.12: more air between lines, letters and words.
    air() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
        + " p { margin-block-end: 2em !important; }");
      document.adoptedStyleSheets = [sheet];
      const wrong = this.wide();
      document.adoptedStyleSheets = [];
      return wrong;
    },
  };
})();
