/* What every script of a page starts from: which page of which course this is, texts in its
   language, addresses, and a line to say something in. Writes nothing and asks for nothing. */
(function () {
  "use strict";
  var vk = window.vk = window.vk || {};

  function block(id) {
    var element = document.getElementById(id);
    try { return element ? JSON.parse(element.textContent) : null; } catch (error) { return null; }
  }

  vk.course = block("vk-course");
  if (vk.course) Object.assign(vk.course, block("vk-known"));
  var texts = Object.assign({}, block("vk-strings"), vk.course && vk.course.texts);

  /* A text in the page's language, with its {placeholders} filled. */
  vk.text = function (key, values) {
    return String(texts[key] || key).replace(/\{(\w+)\}/g, function (whole, name) {
      return values && name in values ? values[name] : whole;
    });
  };

  /* The address of a page of this course from the page we are on. */
  vk.href = function (url) {
    var parts = url.split("#");
    if (location.protocol === "file:" && /(^|\/)$/.test(parts[0])) parts[0] += "index.html";
    return vk.course.root + parts.join("#");
  };

  /* Says something in a line that screen readers announce and everybody can close: with its button,
     or with Escape from wherever one is. */
  vk.say = function (text) {
    var box = document.getElementById("vk-notice");
    if (!box) return;
    var line = document.createElement("p");
    line.className = "vk-notice__text";
    line.textContent = text;
    var close = document.createElement("button");
    close.type = "button";
    close.className = "vk-button vk-button--ghost";
    close.textContent = vk.text("close");
    var before = document.activeElement;
    close.addEventListener("click", away);
    function away() {
      if (box.contains(document.activeElement) && before && document.contains(before)) before.focus({ preventScroll: true });
      box.replaceChildren();
    }
    var card = document.createElement("div");
    card.className = "vk-notice__card";
    card.append(line, close);
    box.replaceChildren(card);
  };
  document.addEventListener("keydown", function (event) {
    var close = document.querySelector("#vk-notice button");
    if (event.key === "Escape" && close && !document.querySelector("dialog[open]")) close.click();
  });
})();
