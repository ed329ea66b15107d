(() => {
  const dialog = document.querySelector("dialog");
  const [bar, caption, stage] = ["#views", "#caption", ".stage"].map((s) => dialog.querySelector(s));
  const large = stage.querySelector("img");
  let parts = [];
  let shown = 0;

  const show = (place) => {
    shown = (place + parts.length) % parts.length;
    const source = parts[shown].querySelector("img");
    large.src = source.src;
    large.alt = source.alt;
    [...bar.children].forEach((b, i) => b.setAttribute("aria-pressed", String(i === shown)));
    if (dialog.open) bar.children[shown].focus();
  };

  const open = (part) => {
    const figure = part.closest("figure");
    parts = [...figure.querySelectorAll(".part")];
    caption.textContent = figure.querySelector(".step").textContent;
    bar.replaceChildren(...parts.map((one, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = one.querySelector("span").textContent;
      button.addEventListener("click", () => show(place));
      return button;
    }));
    dialog.showModal();
    show(parts.indexOf(part));
    stage.scrollTop = 0;
  };

  document.querySelectorAll(".part").forEach((part) =>
    part.addEventListener("click", () => open(part)));
  dialog.querySelector("#close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way) {
      event.preventDefault();
      show(shown + way);
    }
  });
})();
