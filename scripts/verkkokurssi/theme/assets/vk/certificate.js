/* A certificate for who has gone through the whole course, made in the browser and printed on one
   sheet. The name is typed for the print; it is kept only when the box is ticked. */
(function () {
  "use strict";
  var vk = window.vk;
  var root = document.querySelector("[data-vk-own]");
  if (!vk || !vk.store || !vk.progress || !root) return;
  var store = vk.store, course = vk.course;
  function part(name) { return root.querySelector("[data-vk-" + name + "]"); }
  var input = part("name"), keep = part("keep-name"), sheet = part("certificate-sheet");

  input.value = store.get("settings", "name") || "";
  keep.checked = Boolean(input.value);

  function remember() {
    var name = input.value.trim();
    if (keep.checked && name) store.set("settings", "name", name);
    else if (store.get("settings", "name") !== undefined) store.remove("settings", "name");
  }
  input.addEventListener("change", remember);
  keep.addEventListener("change", remember);
  input.addEventListener("keydown", function (event) { if (event.key === "Enter") print(); });
  part("certificate").addEventListener("click", print);

  function print() {
    remember();
    var name = part("certificate-name");
    name.textContent = input.value.trim();
    name.classList.toggle("vk-certificate__name--empty", !name.textContent);
    part("certificate-day").textContent = new Date()
      .toLocaleDateString(course.language, { day: "numeric", month: "long", year: "numeric" });
    sheet.hidden = false;
    sheet.querySelectorAll("img").forEach(function (image) { image.loading = "eager"; });
    document.documentElement.classList.add("vk-printing-certificate");
    Promise.all(Array.from(sheet.querySelectorAll("img")).map(function (image) {
      return image.decode ? image.decode().catch(function () {}) : null;
    })).then(function () { window.print(); });
  }

  window.addEventListener("afterprint", function () {
    document.documentElement.classList.remove("vk-printing-certificate");
    sheet.hidden = true;
    part("certificate-name").textContent = "";
  });

  function show() {
    var whole = vk.progress.course(store.all());
    var finished = whole.total > 0 && whole.done === whole.total;
    part("certificate-form").hidden = !finished;
    part("certificate-when").textContent = vk.text(finished ? "certificate_now" : "certificate_later");
    if (!finished || (keep.checked && !store.get("settings", "name") && document.activeElement !== input)) {
      input.value = ""; /* everything was deleted */
      keep.checked = false;
    }
  }
  store.on(show);
  show();
})();
