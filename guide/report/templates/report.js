"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const scenarios = [...document.querySelectorAll(".scenario")];

  // Pictures: decoded when they come near the window, once for each content.
  const addresses = new Map();
  function addressOf(id) {
    const block = $("p-" + id);
    if (!addresses.has(id)) {
      const bytes = Uint8Array.from(atob(block.textContent), (c) => c.charCodeAt(0));
      addresses.set(id, URL.createObjectURL(new Blob([bytes], { type: block.dataset.type })));
    }
    return addresses.get(id);
  }
  // What is printed is there at once: a page is laid out for paper without waiting.
  function atOnce(id) {
    const block = $("p-" + id);
    return `data:${block.dataset.type};base64,${block.textContent.trim()}`;
  }
  function develop(holder, printed = false) {
    const present = holder.querySelector("img");
    if (present && (!printed || present.complete)) return;
    const image = new Image();
    image.alt = "";
    image.decoding = printed ? "sync" : "async";
    image.src = (printed ? atOnce : addressOf)(holder.dataset.picture);
    present?.remove();
    holder.prepend(image);
  }
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        develop(entry.target);
      }
    }
  }, { rootMargin: "800px 0px" });
  document.querySelectorAll(".image").forEach((holder) => near.observe(holder));
  // Paper cannot be unfolded: the steps of what is open are printed with all that they hold.
  const unfolded = [];
  addEventListener("beforeprint", () => {
    for (const step of document.querySelectorAll(".scenario[open] .step > details:not([open])")) {
      step.open = true;
      unfolded.push(step);
    }
    for (const holder of document.querySelectorAll("details[open] .image")) {
      if (!holder.closest("details:not([open]), [hidden]")) develop(holder, true);
    }
  });
  addEventListener("afterprint", () => {
    for (const step of unfolded.splice(0)) step.open = false;
  });

  // Links into what is folded. What was never laid out has only a guessed height, so that the
  // place of the target is known a few frames later.
  function settle(target, frames) {
    target.scrollIntoView();
    if (frames) requestAnimationFrame(() => settle(target, frames - 1));
  }
  function reveal(target) {
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    if (target.matches(".scenario[hidden], .scenario[hidden] *")) clear();
    target.querySelector(":scope > details")?.setAttribute("open", "");
    settle(target, 6);
    const stop = target.matches("summary, a, button")
      ? target
      : target.querySelector("summary, .window, a") || target;
    stop.focus({ preventScroll: true });
  }
  function follow() {
    const target = location.hash.length > 1 && $(decodeURIComponent(location.hash.slice(1)));
    if (target) reveal(target);
  }
  addEventListener("hashchange", follow);

  // Search: words, result and tag together.
  const plain = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘ʼ]/g, "'")
      .replace(/\s+/g, " ").toLowerCase();
  const texts = new Map();
  function textOf(scenario) {
    if (!texts.has(scenario)) {
      const feature = scenario.closest(".feature").querySelector("summary").textContent;
      texts.set(scenario, plain(feature + " " + scenario.textContent));
    }
    return texts.get(scenario);
  }
  function filter() {
    const words = plain($("search").value).split(" ").filter(Boolean);
    const outcome = $("outcome").value;
    const tag = $("tag").value;
    let count = 0;
    for (const scenario of scenarios) {
      const fits = (!outcome || scenario.dataset.outcome === outcome)
        && (!tag || scenario.dataset.tags.split(" ").includes(tag))
        && words.every((word) => textOf(scenario).includes(word));
      scenario.hidden = !fits;
      count += fits;
    }
    const asked = words.length || outcome || tag;
    for (const part of document.querySelectorAll(".rule, .feature")) {
      part.hidden = !part.querySelector(".scenario:not([hidden])");
      if (asked && !part.hidden && part.matches(".feature")) part.open = true;
    }
    for (const tile of document.querySelectorAll(".tile")) {
      tile.setAttribute("aria-pressed", String(tile.dataset.outcome === outcome));
    }
    const total = scenarios.length;
    const said = $("shown").dataset;
    const noun = total === 1 || (total === 0 && document.documentElement.lang === "fr")
      ? said.one : said.several;
    $("shown").textContent = asked ? `${count} ${said.of} ${total} ${noun}` : `${total} ${noun}`;
    $("nothing").hidden = count > 0 || !asked;
  }
  function clear() {
    $("search").value = $("outcome").value = $("tag").value = "";
    filter();
  }
  let waiting = 0;
  $("search").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  for (const id of ["outcome", "tag"]) $(id).addEventListener("change", filter);
  $("search").form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
  });
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !$("viewer").open) {
      event.preventDefault();
      $("search").focus();
      $("search").select();
    } else if (event.key === "Escape" && event.target === $("search")) {
      clear();
    }
  });

  // The whole picture.
  const viewer = $("viewer");
  let figure = null;
  function view(shown) {
    figure = shown;
    const holder = shown.querySelector(".image");
    develop(holder);
    const copy = holder.cloneNode(true);
    copy.style.marginTop = "";
    viewer.querySelector(".viewer-picture").replaceChildren(copy);
    viewer.querySelector(".viewer-picture").scrollTop = 0;
    $("viewer-caption").textContent = shown.querySelector("figcaption").textContent;
    if (!viewer.open) viewer.showModal();
    const frame = copy.querySelector(".frame");
    if (frame) frame.scrollIntoView({ block: "center" });
  }
  function go(by) {
    const all = [...figure.closest(".scenario").querySelectorAll(".figure:has(.image)")];
    const next = all[all.indexOf(figure) + by];
    if (next) view(next);
  }
  viewer.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") go(-1);
    if (event.key === "ArrowRight") go(1);
  });
  viewer.addEventListener("close", () => viewer.querySelector(".image")?.remove());

  document.addEventListener("click", (event) => {
    const hit = (selector) => event.target.closest(selector);
    const tile = hit(".tile");
    const link = hit("a[href^='#']");
    if (tile) {
      const again = tile.getAttribute("aria-pressed") === "true";
      $("outcome").value = again ? "" : tile.dataset.outcome;
      filter();
    } else if (hit(".window")) {
      view(hit(".figure"));
    } else if (hit("[data-go]")) {
      go(Number(hit("[data-go]").dataset.go));
    } else if (hit("[data-close]") || event.target === viewer) {
      viewer.close();
    } else if (hit("[data-clear]")) {
      clear();
    } else if (hit("[data-all]")) {
      const open = hit("[data-all]").dataset.all === "open";
      for (const scenario of scenarios.filter((one) => !one.hidden)) {
        scenario.open = open;
        if (open) scenario.querySelectorAll(".step > details").forEach((one) => { one.open = true; });
      }
    } else if (link && link.hasAttribute("data-view")) {
      event.preventDefault();
      view($(link.hash.slice(1)));
    } else if (link && link.hash === location.hash) {
      follow();
    }
  });
  follow();
})();
