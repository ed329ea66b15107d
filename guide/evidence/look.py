"""One look at a page: title, headings, controls and lines in order, and the box of the control.

The box of a radio button or of a box to tick holds its label too: people press either.

One script in the page answers everything, as one string: asking control by control, or through
a locator, costs many times more than the picture that goes with it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from guide.evidence.protocol import Act

LOOK = r"""
() => {
  const flat = (text) => (text || '').replace(/\s+/g, ' ').trim();
  const ticked = 'input[type=checkbox],input[type=radio]';
  const around = (e) => e.matches(ticked) && e.labels ? [e, ...e.labels] : [e];
  const box = (element) => {
    const rects = around(element).map((e) => e.getBoundingClientRect())
      .filter((r) => r.width && r.height);
    const left = Math.min(...rects.map((r) => r.left));
    const top = Math.min(...rects.map((r) => r.top));
    const right = Math.max(...rects.map((r) => r.right));
    const bottom = Math.max(...rects.map((r) => r.bottom));
    return (rects.length ? [left + scrollX, top + scrollY, right - left, bottom - top]
      : [0, 0, 0, 0]).map((n) => Math.round(n * 100) / 100);
  };
  const inputs = {button: 'button', submit: 'button', reset: 'button', image: 'button',
                  checkbox: 'checkbox', radio: 'radio', number: 'spinbutton', range: 'slider',
                  search: 'searchbox'};
  const role = (e) => e.getAttribute('role') || ({
    A: 'link', BUTTON: 'button', SUMMARY: 'button', TEXTAREA: 'textbox',
    SELECT: e.multiple || e.size > 1 ? 'listbox' : 'combobox', INPUT: inputs[e.type] || 'textbox',
  })[e.tagName] || (/^H[1-6]$/.test(e.tagName) ? 'heading' : 'generic');
  const ofLabel = (label, e) => {
    if (!label.contains(e)) return label.innerText;
    const copy = label.cloneNode(true);
    copy.querySelectorAll('input,select,textarea').forEach((inner) => inner.remove());
    return copy.textContent;
  };
  const byId = (id) => document.getElementById(id)?.textContent || '';
  const pictured = (e) => [...e.querySelectorAll('img[alt],svg title')]
    .map((i) => i.alt || i.textContent).join(' ');
  const name = (e) => {
    const by = e.getAttribute('aria-labelledby');
    const named = flat(by && by.split(/\s+/).map(byId).join(' '));
    const given = named || flat(e.getAttribute('aria-label'));
    if (given) return given;
    if (e.matches('input[type=submit],input[type=button],input[type=reset]')) return flat(e.value);
    if (e.matches('input[type=image]')) return flat(e.alt);
    if (e.labels && e.labels.length) return flat([...e.labels].map((l) => ofLabel(l, e)).join(' '));
    if (['INPUT', 'SELECT', 'TEXTAREA'].includes(e.tagName)) return flat(e.title || e.placeholder);
    return flat(e.innerText) || flat(pictured(e) || e.title);
  };
  const wanted = 'h1,h2,h3,h4,h5,h6,a[href],button,summary,'
    + 'input:not([type=hidden]),select,textarea,'
    + ['heading', 'button', 'link', 'checkbox', 'radio', 'tab', 'switch', 'menuitem', 'combobox']
      .map((r) => `[role=${r}]`).join(',');
  const elements = [];
  for (const e of document.querySelectorAll(wanted)) {
    if (!e.checkVisibility({visibilityProperty: true}) || e.closest('[aria-hidden=true]')) continue;
    const found = {role: role(e), name: name(e), box: box(e)};
    const level = e.getAttribute('aria-level') || e.tagName[1];
    if (found.role === 'heading') found.level = Number(level);
    if (e.disabled || e.getAttribute('aria-disabled') === 'true') found.disabled = true;
    if (e.checked || e.getAttribute('aria-checked') === 'true') found.checked = true;
    elements.push(found);
  }
  const said = (document.querySelector('main') || document.body).innerText;
  const lines = said.split('\n').map(flat).filter((line) => line);
  return JSON.stringify({title: document.title, url: location.href, elements, lines,
                         scroll: [scrollX, scrollY], window: [innerWidth, innerHeight],
                         height: document.documentElement.scrollHeight});
}
"""


def look_at(page: Page) -> dict[str, Any]:
    """What the page holds; boxes are x, y, width and height in coordinates of the document.

    Lines are those of the main part, as they are read.
    """
    return cast("dict[str, Any]", json.loads(page.evaluate(LOOK)))


def box_of(act: Act, locator: Locator, seen: dict[str, Any]) -> list[float] | None:
    """The box of the control at hand: the only one of its role and name, else asked for itself."""
    same = [e for e in seen["elements"] if (e["role"], e["name"]) == (act.role, act.name)]
    if len(same) == 1:
        return cast("list[float]", same[0]["box"])
    found = locator.bounding_box()
    if found is None:
        return None
    left, top = seen["scroll"]
    numbers = (found["x"] + left, found["y"] + top, found["width"], found["height"])
    return [round(number, 2) for number in numbers]


def is_in_window(box: list[float] | None, seen: dict[str, Any]) -> bool:
    """Whether a box of the document lies whole in what the window shows."""
    if box is None:
        return True
    left, top = seen["scroll"]
    width, height = seen["window"]
    return (
        left <= box[0]
        and top <= box[1]
        and box[0] + box[2] <= left + width
        and box[1] + box[3] <= top + height
    )


def base_of(page: Page) -> str | None:
    """The ``base_url`` of the page's context, which Playwright keeps to itself, or None."""
    options: dict[str, Any] = getattr(getattr(page.context, "_impl_obj", None), "_options", {})
    return options.get("baseURL")


def path_of(url: str, base: str | None) -> str:
    """The path of a page as a reader may see it: no host, no port, no address of its world."""
    address = urlsplit(url)
    if not address.netloc:
        return url
    path = address.path
    if base is not None:
        start = urlsplit(base)
        prefix = start.path.rstrip("/")
        inside = path == prefix or path.startswith(f"{prefix}/")
        if start.netloc == address.netloc and inside:
            path = path[len(prefix) :]
    return path or "/"
