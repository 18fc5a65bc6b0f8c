"""Whether what can be pressed on a page can be hit with a thumb.

The rule: links, buttons, boxes, and the labels of what is ticked measure at least 44 × 44 CSS px (WCAG 2.2, SC 2.5.5).
What a label around it does when pressed, counts as the label. Let off, as there: a link inside a sentence; but with
room around, so that a circle of 24 px over its middle touches no other target (SC 2.5.8). What is switched off, not
shown, or shown to readers aloud alone, is no target. What is folded is measured unfolded.
"""

from __future__ import annotations

from playwright.sync_api import Page

LEAST, INLINE = 44, 24

_SMALL = """([least, inline]) => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const shown = (e) => e.checkVisibility({ opacityProperty: false, visibilityProperty: true })
    && !e.closest(".hush, [aria-hidden=true]") && !e.matches(".skip, :disabled, [tabindex='-1']");
  const ticked = (e) => e.matches("[type=radio], [type=checkbox]");
  const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter(shown).map((e) => (ticked(e) && e.closest("label")) || e);
  const box = (e) => e.getBoundingClientRect();
  const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
  const away = (x, y, { left, right, top, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  const inSentence = (e) => {
    if (!e.matches("a") || !getComputedStyle(e).display.startsWith("inline")) return false;
    const around = e.closest("p, li, dd, dt, td, th, small, cite, div, span:not(a span)");
    return around !== null && around.textContent.trim().length > e.textContent.trim().length + 2
      && getComputedStyle(e).display === "inline";
  };
  const crowded = (e) => {
    const [x, y] = middle(box(e));
    const layer = (each) => each.closest(".dock, .menu-body");  // what lies over the page is beside nothing in it
    const beside = targets.filter((other) => layer(other) === layer(e));
    return beside.some((other) => !other.contains(e) && !e.contains(other)
      && away(x, y, box(other)) < inline / 2);
  };
  const small = (e) => inSentence(e) ? crowded(e) : box(e).width < least - 0.5 || box(e).height < least - 0.5;
  const name = (e) => `${e.tagName.toLowerCase()}.${[...e.classList].join(".")} in .${e.parentElement.className}`
    + ` “${(e.getAttribute("aria-label") || e.textContent || e.name || "").trim().slice(0, 30)}”`
    + ` ${Math.round(box(e).width)}×${Math.round(box(e).height)}`;
  return [...new Set(targets)].filter(small).map(name);
}"""


def too_small(page: Page) -> list[str]:
    """The targets that fall short of the rule, each with its size. Unfolds what is folded."""
    found: list[str] = page.evaluate(_SMALL, [LEAST, INLINE])
    return found
