/* Leave this page at once. The link works without this script; with it the page is blank before
   the other site has begun to load, the page is replaced in the history where the browser allows
   it, and pressing Shift three times does the same from anywhere. */
(function () {
  "use strict";
  var links = document.querySelectorAll(".vk-exit");
  var status = document.getElementById("vk-exit-texts");
  if (!links.length) return;
  var root = document.documentElement;
  var PRESSES = 3;
  var WITHIN = 5000; /* milliseconds */
  var count = 0;
  var timer = 0;

  function leave() {
    root.classList.add("vk-leaving");
    document.title = "…";
    document.querySelectorAll("audio, video").forEach(function (player) { player.pause(); });
    status.textContent = status.getAttribute("data-leaving");
    location.replace(links[0].href);
  }

  function reset() {
    count = 0;
    clearTimeout(timer);
    status.textContent = "";
  }

  document.addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest(".vk-exit")) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") reset(); /* Shift was held to write a capital letter */
  }, true);

  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || event.repeat) return;
    clearTimeout(timer);
    timer = setTimeout(reset, WITHIN);
    count += 1;
    if (count >= PRESSES) leave();
    else status.textContent = status.getAttribute(count === 1 ? "data-two" : "data-one");
  }, true);

  /* Coming back with the browser's button may bring the hidden page back from its cache. */
  var title = document.title;
  window.addEventListener("pageshow", function () {
    root.classList.remove("vk-leaving");
    document.title = title;
    reset();
  });
})();
