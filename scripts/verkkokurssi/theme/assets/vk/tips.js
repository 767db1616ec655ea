/* Long lists of tips: a field that shows only those with the words that were written. Tips keep
   their numbers, and all of them come back when the field is emptied. */
(function () {
  "use strict";
  var LONG = 8; /* tips */
  var work = window.vk.work;

  document.querySelectorAll(".vk-tips").forEach(function (tips) {
    var list = tips.querySelector(".vk-text > ul, .vk-text > ol, .vk-tips__list");
    var items = list ? Array.from(list.children) : [];
    if (items.length < LONG) return;
    var texts = items.map(function (item) { return work.fold(item.textContent); });

    var box = work.make("div", "vk-filter");
    var label = work.make("label", "vk-filter__label", work.text("tips_search"));
    var field = work.make("input", "vk-filter__field");
    field.type = "search";
    field.autocomplete = "off";
    field.id = work.unique("filter");
    label.htmlFor = field.id;
    var state = work.make("p", "vk-filter__state");
    state.setAttribute("role", "status");
    box.append(label, field, state);
    list.before(box);

    var timer = 0;
    function filter() {
      var words = work.fold(field.value).split(" ").filter(Boolean);
      var shown = 0;
      items.forEach(function (item, index) {
        var fits = words.every(function (word) { return texts[index].indexOf(word) >= 0; });
        item.classList.toggle("vk-tip--away", !fits);
        if (fits) shown += 1;
      });
      state.textContent = !words.length ? ""
        : shown ? work.text("tips_shown", { n: shown, of: items.length }) : work.text("tips_none");
    }
    field.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(filter, 150);
    });
    window.addEventListener("beforeprint", function () {
      items.forEach(function (item) { item.classList.remove("vk-tip--away"); });
    });
    window.addEventListener("afterprint", filter);
  });
})();
