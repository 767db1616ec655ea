/* "My course" as a file: to read (HTML) or to move to another device (JSON), and back from such a
   file. A file is never trusted: its size is limited, only what this course knows is taken from
   it, and nothing of it is ever anything but text. */
(function () {
  "use strict";
  var vk = window.vk;
  var root = document.querySelector("[data-vk-own]");
  if (!vk || !vk.store || !vk.own || !root) return;
  var store = vk.store, course = vk.course;
  var FORMAT = "verkkokurssi";
  var MOST = 8 * 1024 * 1024; /* more than a browser keeps */

  function save(name, type, text) {
    var url = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    var link = document.createElement("a");
    link.href = url;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
    vk.say(vk.text("downloaded"));
  }

  function today() { return new Date().toLocaleDateString(course.language, { day: "numeric", month: "long", year: "numeric" }); }
  function name(suffix) { return vk.text("file_name") + "-" + course.course + suffix; }

  /* ---- To read -------------------------------------------------------------------------------- */

  var LOOK = "body{max-width:38em;margin:2em auto;padding:0 1em;font:1.1em/1.6 Georgia,serif;color:#222;background:#fff}"
    + "h1,h2,h3{line-height:1.25}h2{margin-top:2em}p.t{white-space:pre-wrap;overflow-wrap:anywhere}p.l{margin-bottom:0;font-weight:bold}";

  function page(record) {
    var doc = document.implementation.createHTMLDocument(course.title);
    doc.documentElement.lang = course.language;
    function put(tag, text, className) {
      var element = doc.createElement(tag);
      element.textContent = text;
      if (className) element.className = className;
      doc.body.append(element);
    }
    function title(id) { put("h2", document.getElementById(id).textContent); }
    var charset = doc.createElement("meta");
    charset.setAttribute("charset", "utf-8");
    doc.head.prepend(charset);
    put("h1", course.title);
    put("p", vk.text("file_lead", { day: today() }));
    title("vk-own-progress");
    course.sections.forEach(function (section) {
      put("p", section.title + ": " + vk.progress.state(vk.progress.section(section.slug, record)));
    });
    var writings = vk.own.writings(record);
    if (writings.length) title("vk-own-texts");
    writings.forEach(function (entry) {
      put("h3", entry.work ? entry.work.title : vk.text("gone_exercise"));
      entry.texts.forEach(function (field) { put("p", field.label, "l"); put("p", field.text, "t"); });
    });
    var results = vk.own.results(record);
    if (results.length) title("vk-own-results");
    results.forEach(function (entry) {
      put("h3", entry.work.title);
      if (entry.title) put("p", entry.title, "l");
      if (entry.text) put("p", entry.text, "t");
    });
    var favourites = vk.own.favourites(record);
    if (favourites.length) title("vk-own-favourites");
    favourites.forEach(function (work) { put("p", work.title + " (" + work.kind + ")"); });
    /* The look is put in as text: our policy allows no style of a page's own, not even here. */
    return "<!doctype html>\n" + doc.documentElement.outerHTML.replace("</head>", "<style>" + LOOK + "</style></head>") + "\n";
  }

  /* ---- From another device -------------------------------------------------------------------- */

  function pick(map, known) {
    var found = {};
    known.forEach(function (key) {
      if (map[key] !== undefined) found[key] = map[key]; /* clean() makes maps without a prototype */
    });
    return found;
  }

  /* What of a file's text this course can take: a record, or the key of what is wrong. */
  function take(text) {
    var file;
    try { file = JSON.parse(text); } catch (error) { return "import_bad"; }
    if (!file || typeof file !== "object" || file.format !== FORMAT) return "import_bad";
    if (file.course !== course.course) return "import_other";
    var record = store.clean(file.record);
    if (!record) return "import_bad";
    var works = course.works.map(function (work) { return work.id; });
    var urls = course.works.concat(course.sections).map(function (entry) { return entry.url; });
    var fields = [];
    course.works.forEach(function (work) {
      (work.fields || []).forEach(function (field) { fields.push(work.id + "#" + field.id); });
    });
    record.sections = pick(record.sections, course.sections.map(function (section) { return section.slug; }));
    ["works", "quizzes", "media"].forEach(function (map) { record[map] = pick(record[map], works); });
    record.fields = pick(record.fields, fields);
    record.favourites = record.favourites.filter(function (id) { return works.indexOf(id) >= 0; });
    if (record.place && urls.indexOf(record.place.url.split("#")[0]) < 0) record.place = null;
    return record;
  }

  function isEmpty(record) {
    return !Object.keys(record.fields).length && !Object.keys(record.quizzes).length && !record.favourites.length
      && !Object.keys(record.works).length
      && Object.keys(record.sections).every(function (slug) { return !record.sections[slug].done; });
  }

  function bring(text) {
    var record = take(text);
    if (typeof record === "string") {
      vk.say(vk.text(record));
      return;
    }
    function replace() { vk.say(store.replace(record) ? vk.text("import_done") : store.problem()); }
    if (isEmpty(store.all())) replace();
    else vk.own.ask("vk-ask-replace", replace);
  }

  var input = root.querySelector("[data-vk-file]");
  root.querySelector("[data-vk-import]").addEventListener("click", function () { input.click(); });
  input.addEventListener("change", function () {
    var file = input.files[0];
    if (!file) return;
    if (file.size > MOST) {
      vk.say(vk.text("import_large"));
    } else {
      var reader = new FileReader();
      reader.addEventListener("load", function () { bring(reader.result); });
      reader.addEventListener("error", function () { vk.say(vk.text("import_bad")); });
      reader.readAsText(file);
    }
    input.value = "";
  });

  root.querySelectorAll("[data-vk-save]").forEach(function (button) {
    button.addEventListener("click", function () {
      var record = store.all();
      if (button.getAttribute("data-vk-save") === "html") save(name(".html"), "text/html", page(record));
      else save(name(".json"), "application/json", JSON.stringify({ format: FORMAT, course: course.course, record: record }, null, 1));
    });
  });
})();
