/* What the scripts of exercises, quizzes, tips and recordings share: texts in the page's language,
   the id of the work an element belongs to, and the learner's own record (store.js), which may be
   missing: then everything works and nothing is kept. */
(function () {
  "use strict";
  var vk = window.vk = window.vk || {};
  var block = document.getElementById("vk-work-texts");
  var texts = {};
  try { texts = JSON.parse(block.textContent); } catch (error) { /* the keys are shown */ }

  var made = 0;

  vk.work = {
    /* A text with its {placeholders} filled. */
    text: function (key, values) {
      return String(texts[key] || key).replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? values[name] : whole;
      });
    },

    /* "quizzes/slug": the work that an element belongs to. */
    id: function (element) {
      var work = element.closest("[data-vk-work]");
      return work ? work.getAttribute("data-vk-work") : "";
    },

    /* The learner's record: what is kept under a name, and keeping it. `keep` says whether it is
       kept now: "local", "session" or "none". */
    kept: function (map, key) { return vk.store && key ? vk.store.get(map, key) : undefined; },
    keep: function (map, key, value) {
      if (!vk.store || !key) return "none";
      if (value === undefined) vk.store.remove(map, key);
      else vk.store.set(map, key, value);
      return vk.store.available();
    },
    where: function () { return vk.store ? vk.store.available() : "none"; },

    /* An element: tag, class, text. */
    make: function (tag, name, text) {
      var element = document.createElement(tag);
      if (name) element.className = name;
      if (text !== undefined) element.textContent = text;
      return element;
    },
    button: function (name, text, press) {
      var button = vk.work.make("button", name, text);
      button.type = "button";
      button.addEventListener("click", press);
      return button;
    },
    unique: function (name) {
      made += 1;
      return "vk-" + name + "-" + made;
    },

    /* A text reduced to what matters when it is compared or searched. */
    fold: function (text) {
      return text.normalize("NFC").toLowerCase().replace(/[\s\u00ad]+/g, " ").trim();
    }
  };
})();
