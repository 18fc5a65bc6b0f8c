// What a page gains when scripts run; every page works without. Types by JSDoc (// @ts-check).
// data-confirm="…"   on a submit button: asks first, in the page's own dialog, whose yes bears the button's own words
// data-copy="#id"    on a button: copies the text of that element; data-done says so afterwards
// data-autosubmit    on a select: sends its form when changed
// data-guard         on a form: warns before typed text is left unsent
// input.date         gets a button that opens the calendar of the device; the text stays dd/mm/yyyy
// @ts-check
"use strict";

(() => {
  /** @template {Element} T @param {string} selector @param {ParentNode} [root] @returns {T[]} */
  const all = (selector, root = document) => /** @type {T[]} */ ([...root.querySelectorAll(selector)]);

  /** Forms already sent: a second press of an impatient thumb sends nothing. @type {WeakSet<HTMLFormElement>} */
  const sent = new WeakSet();
  /** Forms with typed, unsent text. @type {Set<HTMLFormElement>} */
  const dirty = new Set();
  /** Buttons whose question was answered with yes. @type {WeakSet<Element>} */
  const agreed = new WeakSet();

  /** Asks the question of a button and presses it again on yes.
   * @param {HTMLDialogElement} dialog @param {HTMLElement} button @param {HTMLFormElement} form */
  function ask(dialog, button, form) {
    const text = dialog.querySelector("p");
    const yes = /** @type {HTMLElement} */ (dialog.querySelector("[value=yes]"));
    if (text) text.textContent = button.dataset.confirm || "";
    yes.textContent = (button.textContent || "").trim();
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      agreed.add(button);
      form.requestSubmit(button);
    }, { once: true });
    dialog.returnValue = "";
    dialog.showModal();
  }

  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.method === "dialog") return;
    const button = /** @type {HTMLElement | null} */ (event.submitter);
    const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("confirm"));
    if (button && button.dataset.confirm && dialog && "showModal" in dialog && !agreed.has(button)) {
      event.preventDefault();
      ask(dialog, button, form);
      return;
    }
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented || form.method === "get") return;
    sent.add(form);
    dirty.delete(form);
    if (button) {
      button.setAttribute("aria-disabled", "true");
      button.classList.add("busy");
    }
    // A file sent as an answer leaves the page standing: let the button be pressed again.
    setTimeout(() => release(form, button), 8000);
  });

  /** @param {HTMLFormElement} form @param {HTMLElement | null} button */
  function release(form, button) {
    sent.delete(form);
    if (!button) return;
    agreed.delete(button);
    button.removeAttribute("aria-disabled");
    button.classList.remove("busy");
  }

  // Back from the next page: the browser shows this one as it was left, so free its buttons.
  addEventListener("pageshow", (event) => {
    if (event.persisted) all("form").forEach((form) => release(/** @type {HTMLFormElement} */ (form), form.querySelector(".busy")));
  });

  document.addEventListener("input", (event) => {
    const form = /** @type {HTMLInputElement} */ (event.target).form;
    if (form && form.hasAttribute("data-guard")) dirty.add(form);
  });
  addEventListener("nennep-put-aside", () => dirty.clear()); // language.js keeps it
  addEventListener("beforeunload", (event) => {
    if (dirty.size) event.preventDefault();
  });

  document.addEventListener("change", (event) => {
    const control = /** @type {HTMLSelectElement} */ (event.target);
    if (control.hasAttribute("data-autosubmit") && control.form) control.form.requestSubmit();
  });

  // An open menu closes at a press outside it or at Escape.
  document.addEventListener("click", (event) => {
    all("details.menu[open]").forEach((menu) => menu.contains(/** @type {Node} */ (event.target)) || menu.removeAttribute("open"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    all("details.menu[open]").forEach((menu) => {
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
    });
  });

  /** @param {HTMLElement} button */
  function copier(button) {
    const source = /** @type {HTMLElement | null} */ (document.querySelector(button.dataset.copy || "#none"));
    if (!source || !navigator.clipboard) return;
    const words = button.querySelector("span") || button;
    const before = words.textContent;
    words.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText("value" in source ? String(source.value) : source.innerText);
      words.textContent = button.dataset.done || before;
      setTimeout(() => { words.textContent = before; }, 3000);
    });
  }

  /** Puts the calendar of the device beside a date written by hand. @param {HTMLInputElement} input */
  function picker(input) {
    if (!("showPicker" in HTMLInputElement.prototype) || !input.dataset.pick) return;
    const native = document.createElement("input");
    native.type = "date";
    native.className = "hush";
    native.tabIndex = -1;
    native.setAttribute("aria-hidden", "true");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button alt";
    button.textContent = input.dataset.pick;
    const box = document.createElement("div");
    box.className = "beside";
    input.replaceWith(box);
    box.append(input, button, native);
    button.addEventListener("click", () => {
      native.value = input.value.split("/").reverse().map((part) => part.padStart(2, "0")).join("-");
      native.showPicker();
    });
    native.addEventListener("change", () => {
      if (native.value) input.value = native.value.split("-").reverse().join("/");
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    });
  }

  all("[data-copy]").forEach((button) => copier(/** @type {HTMLElement} */ (button)));
  all("input.date").forEach((input) => picker(/** @type {HTMLInputElement} */ (input)));
  const summary = /** @type {HTMLElement | null} */ (document.querySelector(".summary"));
  if (summary) summary.focus();
})();
