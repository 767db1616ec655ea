/* Pictures open large in a dialog: <a class="vk-zoom" href="LARGE"><picture>…</picture></a> inside
   a <figure>. Alternative text and caption come along, Escape closes, the focus returns, and in a
   gallery the arrow keys and two buttons lead to its other pictures. Without scripts the link
   opens the picture itself. */
(function () {
  "use strict";
  var links = Array.from(document.querySelectorAll("a.vk-zoom"));
  if (!links.length || !window.HTMLDialogElement) return;

  var texts = document.getElementById("vk-zoom-texts");
  function text(name, english) { return (texts && texts.getAttribute("data-" + name)) || english; }

  var dialog, image, caption, before, after;
  var current = null;

  function button(className, label, path) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "vk-round " + className;
    made.setAttribute("aria-label", label);
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    var line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    svg.append(line);
    made.append(svg);
    return made;
  }

  function build() {
    dialog = document.createElement("dialog");
    dialog.className = "vk-large";
    var figure = document.createElement("figure");
    image = document.createElement("img");
    caption = document.createElement("figcaption");
    figure.append(image, caption);
    var close = button("vk-large__close", text("close", "Close"), "m6 6 12 12M18 6 6 18");
    before = button("vk-large__before", text("before", "Previous picture"), "m15 5-7 7 7 7");
    after = button("vk-large__after", text("after", "Next picture"), "m9 5 7 7-7 7");
    var exit = document.querySelector(".vk-top .vk-exit");
    dialog.append(close, figure, before, after);
    if (exit) dialog.append(exit.cloneNode(true));
    document.body.append(dialog);
    close.addEventListener("click", function () { dialog.close(); });
    before.addEventListener("click", function () { step(-1); });
    after.addEventListener("click", function () { step(1); });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target === figure) dialog.close();
    });
    dialog.addEventListener("keydown", function (event) {
      if (event.key === "ArrowLeft") step(-1);
      if (event.key === "ArrowRight") step(1);
    });
    dialog.addEventListener("close", function () {
      document.documentElement.classList.remove("vk-locked");
      image.removeAttribute("src");
      if (current) current.focus();
    });
  }

  function siblings() {
    var gallery = current.closest(".vk-gallery");
    return gallery ? links.filter(function (link) { return gallery.contains(link); }) : [current];
  }

  function step(by) {
    var all = siblings();
    var next = all[all.indexOf(current) + by];
    if (next) show(next);
  }

  function show(link) {
    var small = link.querySelector("img");
    var words = link.closest("figure") && link.closest("figure").querySelector("figcaption");
    current = link;
    image.alt = small ? small.alt : "";
    if (small) {
      image.width = small.getAttribute("width") || small.naturalWidth;
      image.height = small.getAttribute("height") || small.naturalHeight;
    }
    image.src = link.href;
    caption.replaceChildren();
    if (words) Array.from(words.cloneNode(true).childNodes).forEach(function (node) { caption.append(node); });
    caption.hidden = !words;
    dialog.setAttribute("aria-label", image.alt || text("large", "Picture"));
    var all = siblings();
    before.hidden = all.indexOf(link) <= 0;
    after.hidden = all.indexOf(link) >= all.length - 1;
    if (!dialog.open) {
      dialog.showModal();
      document.documentElement.classList.add("vk-locked");
    } else if (document.activeElement.hidden || document.activeElement === document.body) {
      dialog.querySelector(".vk-large__close").focus();
    }
  }

  links.forEach(function (link) {
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      if (!dialog) build();
      show(link);
    });
  });
})();
