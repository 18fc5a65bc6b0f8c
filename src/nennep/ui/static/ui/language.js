// Changing the language loads the page again. What was typed into its forms is put aside for that one load, in this
// tab alone, and put back; passwords, one-time codes and files never are. Types by JSDoc (// @ts-check).
// @ts-check
"use strict";

(() => {
  const PUT_ASIDE = "nennep-typed-in-the-other-language";
  /** Whoever comes back later begins anew. */
  const AN_INSTANT = 60_000;
  const BOXES = "input, select, textarea";
  const NEVER = "[type=password], [type=hidden], [type=file], [type=submit], [type=button], [autocomplete=one-time-code]";

  /** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Box */
  /** @typedef {{ name: string, at: number, value: string, checked: boolean }} Typed */
  /** @typedef {{ at: number, names: string, typed: Typed[] }} Form */

  /** @returns {HTMLFormElement[]} */
  const forms = () => [...document.querySelectorAll("form")].filter((form) => form.method !== "dialog" && !form.matches(".languages, [data-sign-out]"));

  /** @param {HTMLFormElement} form @returns {Box[]} */
  const boxes = (form) => /** @type {Box[]} */ ([...form.elements]).filter((box) => box.matches(BOXES) && box.name && !box.matches(NEVER));

  /** @param {Box} box */
  const isTicked = (box) => box instanceof HTMLInputElement && /^(radio|checkbox)$/.test(box.type);

  /** @param {Box} box */
  const isTouched = (box) => {
    if (box instanceof HTMLSelectElement) return [...box.options].some((each) => each.selected !== each.defaultSelected);
    return box instanceof HTMLInputElement && isTicked(box) ? box.checked !== box.defaultChecked : box.value !== box.defaultValue;
  };

  /** @param {Box} box @param {Box[]} all */
  const placeOf = (box, all) => all.filter((each) => each.name === box.name).indexOf(box);

  /** @param {Box} box @returns {string} */
  const valueOf = (box) => (box instanceof HTMLSelectElement ? JSON.stringify([...box.selectedOptions].map((each) => each.value)) : box.value);

  /** The boxes of a form by their names: it stands in the other language at the same place with the same names.
   * @param {Box[]} all */
  const namesOf = (all) => [...new Set(all.map((each) => each.name))].join(" ");

  function putAside() {
    /** @type {Form[]} */
    const found = forms().map((form, at) => {
      const all = boxes(form);
      const refused = form.querySelector(".errorlist, .summary") !== null; // the server wrote what was typed
      const typed = all.filter((box) => refused || isTouched(box)).map((box) => ({
        name: box.name, at: placeOf(box, all), value: valueOf(box), checked: "checked" in box && box.checked,
      }));
      return { at, names: namesOf(all), typed };
    }).filter(({ typed }) => typed.length);
    try {
      if (found.length) sessionStorage.setItem(PUT_ASIDE, JSON.stringify({ page: location.href, since: Date.now(), found }));
      else sessionStorage.removeItem(PUT_ASIDE);
    } catch {
      return; // nothing is stored here: leaving the page is asked about as ever
    }
    const files = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[type=file]"));
    if (![...files].some((each) => each.value)) dispatchEvent(new Event("nennep-put-aside"));
  }

  /** @returns {Form[]} */
  function takeBack() {
    try {
      const { page, since, found } = JSON.parse(sessionStorage.getItem(PUT_ASIDE) || "{}");
      sessionStorage.removeItem(PUT_ASIDE);
      return page === location.href && Date.now() - since < AN_INSTANT ? found : [];
    } catch {
      return [];
    }
  }

  /** @param {Form} kept @returns {boolean} Whether its form is there, and was filled. */
  function fill({ at, names, typed }) {
    const form = forms()[at];
    const all = form ? boxes(form) : [];
    if (!form || namesOf(all) !== names) return false;
    for (const { name, at: place, value, checked } of typed) {
      const box = all.filter((each) => each.name === name)[place];
      if (!box || (isTicked(box) ? "checked" in box && box.checked === checked : valueOf(box) === value)) continue;
      if (box instanceof HTMLInputElement && isTicked(box)) box.checked = checked;
      else if (box instanceof HTMLSelectElement) for (const each of box.options) each.selected = JSON.parse(value).includes(each.value);
      else box.value = value;
      for (let more = box.closest("details"); more; more = more.parentElement?.closest("details") ?? null) more.open = true;
      // a select that sends its form when changed is not changed by a person here
      for (const what of box.hasAttribute("data-autosubmit") ? [] : ["input", "change"]) box.dispatchEvent(new Event(what, { bubbles: true }));
    }
    return true;
  }

  document.addEventListener("submit", (event) => {
    if (/** @type {Element} */ (event.target).matches(".languages")) putAside();
  }, true);

  /** The forms of a script's screen come later. */
  let left = takeBack().filter((each) => !fill(each));
  if (left.length) {
    const watching = new MutationObserver(() => {
      left = left.filter((each) => !fill(each));
      if (!left.length) watching.disconnect();
    });
    watching.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watching.disconnect(), AN_INSTANT);
  }
})();
