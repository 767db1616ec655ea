/* Exercises: what is written is kept on this device while one writes, and can be printed. The
   field is a plain text area; nothing is counted, nothing is sent. */
(function () {
  "use strict";
  var PAUSE = 700; /* milliseconds without a key before the text is kept */
  var work = window.vk.work;

  function begin(notebook) {
    var id = work.id(notebook);
    var fields = Array.from(notebook.querySelectorAll("[data-vk-field]"));
    if (!id || !fields.length) return;

    var state = work.make("p", "vk-notebook__state");
    state.setAttribute("role", "status");
    var tools = work.make("div", "vk-notebook__tools");
    tools.append(state, work.button("vk-button vk-button--ghost", work.text("write_print"), print));
    notebook.append(tools);

    function key(field) { return id + "#" + field.getAttribute("data-vk-field"); }

    function say(where) {
      var text = work.text(where === "none" ? "write_not_saved" : where === "session" ? "write_session" : "write_saved");
      if (state.textContent !== text) state.textContent = text; /* announced once, not at every key */
      state.classList.toggle("vk-notebook__state--not", where === "none");
    }

    function keep(field) {
      clearTimeout(field.vkTimer);
      field.vkTimer = 0;
      say(work.keep("fields", key(field), field.value || undefined));
    }

    function show() {
      fields.forEach(function (field) {
        var text = work.kept("fields", key(field)) || "";
        if (field.vkTimer || document.activeElement === field || field.value === text) return;
        field.value = text;
      });
    }

    fields.forEach(function (field) {
      field.value = work.kept("fields", key(field)) || field.value;
      if (field.value && work.kept("fields", key(field)) === undefined) keep(field); /* the browser remembered it */
      field.addEventListener("input", function () {
        clearTimeout(field.vkTimer);
        field.vkTimer = setTimeout(function () { keep(field); }, PAUSE);
      });
      field.addEventListener("blur", function () { if (field.vkTimer) keep(field); });
    });
    if (fields.some(function (field) { return field.value; })) say(work.where());

    function flush() { fields.forEach(function (field) { if (field.vkTimer) keep(field); }); }
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", function () { if (document.hidden) flush(); });
    document.addEventListener("vk:store", show);

    /* Only this exercise comes to paper; afterwards the page is as it was. */
    function print() {
      var root = document.documentElement;
      var one = notebook.closest(".vk-work");
      root.classList.add("vk-print-one");
      one.classList.add("vk-print-this");
      window.addEventListener("afterprint", function () {
        root.classList.remove("vk-print-one");
        one.classList.remove("vk-print-this");
      }, { once: true });
      window.print();
    }
  }

  document.querySelectorAll("[data-vk-exercise]").forEach(begin);

  /* On paper a text area shows all that is in it. */
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("[data-vk-field]").forEach(function (field) {
      field.rows = Math.max(Number(field.getAttribute("rows")), Math.ceil(field.scrollHeight / parseFloat(getComputedStyle(field).lineHeight)));
    });
  });
})();
