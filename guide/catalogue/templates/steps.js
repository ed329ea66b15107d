(() => {
  const plain = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’]/g, "'")
      .replace(/\s+/g, " ").toLowerCase();
  const search = document.querySelector("#search");
  const unused = document.querySelector("#unused");
  const status = document.querySelector("[role=status]");
  const nothing = document.querySelector(".nothing");
  const entries = [...document.querySelectorAll("article")].map((card) => ({
    card,
    text: plain(`${card.dataset.group} ${card.dataset.text} ${card.textContent}`),
    unused: card.dataset.unused === "yes",
  }));

  const sift = () => {
    const words = plain(search.value).trim().split(" ").filter(Boolean);
    let found = 0;
    for (const { card, text, unused: idle } of entries) {
      card.hidden = !words.every((word) => text.includes(word)) || (unused.checked && !idle);
      found += card.hidden ? 0 : 1;
    }
    document.querySelectorAll("main section").forEach((section) => {
      section.hidden = !section.querySelector("article:not([hidden])");
    });
    nothing.hidden = found > 0;
    const one = found === 1 || (found === 0 && document.documentElement.lang === "fr");
    status.textContent = `${found} ${one ? status.dataset.one : status.dataset.several}`;
  };

  const byHand = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return byHand(text);
    }
  };
  document.querySelectorAll(".copy").forEach((button) => {
    const name = button.textContent;
    button.addEventListener("click", async () => {
      const done = await copy(button.closest("li").querySelector("pre").textContent);
      button.focus();
      button.textContent = done ? status.dataset.copied : status.dataset.select;
      button.classList.toggle("done", done);
      status.textContent = done ? status.dataset.line : status.dataset.refused;
      setTimeout(() => {
        button.textContent = name;
        button.classList.remove("done");
      }, 2000);
    });
  });

  search.addEventListener("input", sift);
  unused.addEventListener("change", sift);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search]");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      search.select();
      search.focus();
    } else if (event.key === "Escape" && typing) {
      search.value = "";
      sift();
    }
  });
  sift();
})();
