/* The frame of every page: the list of sections and the search as modal dialogs, light and dark,
   wide tables. Everything here adds to a page that can be read without it. */
(function () {
  "use strict";
  var root = document.documentElement;

  /* ---- The bar: a long name or enlarged text makes it higher; nothing may hide behind it ----- */

  var bar = document.querySelector(".vk-top");
  if (bar && window.ResizeObserver) new ResizeObserver(function () {
    root.style.setProperty("--vk-over", bar.offsetHeight + "px");
  }).observe(bar);

  /* ---- Dialogs: <a|button data-vk-open="ID"> opens, [data-vk-close] inside closes ---------- */

  function open(dialog, opener) {
    if (dialog.open || !dialog.showModal) return;
    document.querySelectorAll("dialog[open]").forEach(function (other) { other.close(); });
    if (location.hash === "#" + dialog.id) history.replaceState(null, "", location.pathname + location.search);
    dialog.showModal();
    root.classList.add("vk-locked");
    if (opener) opener.setAttribute("aria-expanded", "true");
    if (dialog.id === "vk-search") startSearch(dialog);
    dialog.addEventListener("close", function () {
      if (opener) opener.setAttribute("aria-expanded", "false");
      /* The event comes late: from the list of sections one may be in the search already. */
      if (document.querySelector("dialog[open]")) return;
      root.classList.remove("vk-locked");
      var back = opener && way(opener);
      if (back) back.focus();
    }, { once: true });
  }

  /* Where the focus goes back to: who opened the search from the list of sections came there
     through the menu, and the list is closed now. */
  function way(opener) {
    if (opener.offsetParent) return opener;
    var inside = opener.closest("dialog");
    return inside && Array.from(document.querySelectorAll("[data-vk-open='" + inside.id + "']"))
      .filter(function (other) { return other.offsetParent; })[0];
  }

  document.querySelectorAll("[data-vk-open]").forEach(function (opener) {
    var dialog = document.getElementById(opener.getAttribute("data-vk-open"));
    if (!dialog || !dialog.showModal) return;
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-haspopup", "dialog");
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", function (event) {
      event.preventDefault();
      open(dialog, opener);
    });
    opener.addEventListener("keydown", function (event) {
      if (event.key !== " ") return;
      event.preventDefault();
      open(dialog, opener);
    });
  });

  document.querySelectorAll("dialog.vk-drawer, dialog.vk-search").forEach(function (dialog) {
    dialog.addEventListener("click", function (event) {
      var link = event.target.closest("a[href]");
      if (event.target.closest("[data-vk-close]")) {
        event.preventDefault();
        dialog.close();
      } else if (event.target === dialog || (link && link.hash && !link.hasAttribute("data-vk-open"))) {
        dialog.close(); /* the backdrop, or a link that may lead to this very page */
      }
    });
  });

  /* ---- Search: Material's script and styles, loaded when they are wanted ------------------- */

  var search = document.getElementById("vk-search");
  var loaded = false;

  function startSearch(dialog) {
    var input = dialog.querySelector("input[name=query]");
    if (!loaded) {
      loaded = true;
      var style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = dialog.getAttribute("data-vk-style");
      document.head.append(style);
      var script = document.createElement("script");
      script.src = dialog.getAttribute("data-vk-bundle");
      script.addEventListener("load", function () {
        if (document.activeElement === input) { input.blur(); }
        input.focus();
      });
      document.body.append(script);
    }
    input.focus();
    input.select();
  }

  /* Material listens to the whole window: single letters open its search or turn pages (WCAG
     2.1.4), inside its search Tab hides the results, and Escape leaves the focus nowhere. It may hear
     only what it needs: what is typed into its field, and the arrows and Enter while it is open. */
  window.addEventListener("keydown", function (event) {
    if (!loaded) return;
    var target = event.target;
    var typing = target.matches && target.matches("input, textarea, select, [contenteditable]");
    var keep;
    if (search.open && event.key === "Escape") {
      event.preventDefault(); /* at once, and without emptying the field first */
      search.close();
    } else if (search.open) {
      keep = ["ArrowUp", "ArrowDown", "Enter"].indexOf(event.key) >= 0
        || (typing && event.key !== "Tab" && event.key !== "Shift");
    } else {
      keep = typing || event.ctrlKey || event.metaKey || ["f", "s", "/", "p", "n", ",", "."].indexOf(event.key) < 0;
    }
    if (!keep) event.stopImmediatePropagation();
  }, true);

  /* Material takes the results out of the order of Tab (only the arrows lead to them). */
  if (search) {
    new MutationObserver(function () {
      search.querySelectorAll(".md-search-result__link[tabindex]").forEach(function (link) { link.removeAttribute("tabindex"); });
    }).observe(search.querySelector(".md-search-result__list"), { childList: true, subtree: true });
    search.addEventListener("close", function () {
      var toggle = document.getElementById("__search");
      if (loaded && toggle.checked) toggle.click();
    });
    /* Material notices what keys do. What is pasted, dictated or suggested comes without one. */
    search.querySelector("input[name=query]").addEventListener("input", function (event) {
      event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    });
    search.querySelector("form").addEventListener("submit", function (event) { event.preventDefault(); });
  }

  /* ---- Light and dark ---------------------------------------------------------------------- */

  var system = window.matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    var chosen = root.getAttribute("data-vk-scheme");
    return chosen ? chosen === "dark" : system.matches;
  }

  function label(button) {
    button.setAttribute("aria-label", button.getAttribute(isDark() ? "data-light" : "data-dark"));
    button.title = button.getAttribute("aria-label");
  }

  document.querySelectorAll("[data-vk-scheme-toggle]").forEach(function (button) {
    label(button);
    system.addEventListener("change", function () { label(button); });
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      var asSystem = (next === "dark") === system.matches;
      if (asSystem) root.removeAttribute("data-vk-scheme");
      else root.setAttribute("data-vk-scheme", next);
      try {
        if (asSystem) localStorage.removeItem("vk.scheme");
        else localStorage.setItem("vk.scheme", next);
      } catch (error) { /* storage is off: the choice lasts for this page */ }
      label(button);
    });
  });

  /* ---- Wide tables and long lines of code: can be scrolled with the keyboard --------------- */

  var regions = 0;

  /* Asked again when the size changes: a telephone is turned, text is enlarged, fonts arrive. */
  function reachable(box, name) {
    var label = "";
    function see() {
      var wide = box.scrollWidth > box.clientWidth;
      if (wide === box.hasAttribute("tabindex") || box === document.activeElement) return;
      if (!wide) return ["tabindex", "role", "aria-label"].forEach(function (key) { box.removeAttribute(key); });
      if (!label) {
        regions += 1;
        label = regions > 1 ? name + " " + regions : name;
      }
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", label);
    }
    see();
    if (window.ResizeObserver) new ResizeObserver(see).observe(box);
  }

  var heading = document.querySelector(".vk-page h1");
  var title = heading ? heading.textContent.trim() : document.title;

  document.querySelectorAll(".vk-page table").forEach(function (table) {
    var wrap = table.parentElement;
    if (!wrap.classList.contains("vk-table")) {
      wrap = document.createElement("div");
      wrap.className = "vk-table";
      table.before(wrap);
      wrap.append(table);
    }
    var caption = table.querySelector("caption");
    reachable(wrap, caption ? caption.textContent.trim() : title);
  });

  document.querySelectorAll(".vk-page pre > code").forEach(function (code) { reachable(code, title); });
})();
