// The eyes: a selector engine that runs in a world of its own, out of reach of the page's scripts.
// It finds nothing of the page: what it finds is an element that nobody sees, holding the answer.
(() => {
  const state = {version: 0, since: Math.random(), covered: new WeakSet(), names: new Set()};
  const changed = () => { state.version += 1; };
  // A field of passwords stays one when its page shows what was typed, or puts another in its place.
  const cover = (e) => {
    state.covered.add(e);
    for (const word of [e.name, e.id]) if (word) state.names.add(word);
  };
  const isCovered = (e) => e.matches('input') && (state.covered.has(e)
    || state.names.has(e.name) || state.names.has(e.id));
  const watch = (records) => {
    changed();
    for (const {attributeName, oldValue, target} of records)
      if (attributeName === 'type' && /^password$/i.test(oldValue)) cover(target);
  };
  new MutationObserver(watch).observe(document, {subtree: true, childList: true,
    attributes: true, attributeOldValue: true, characterData: true});
  for (const event of ['input', 'change', 'scroll', 'focusin', 'focusout', 'load', 'transitionend'])
    document.addEventListener(event, changed, {capture: true, passive: true});

  const flat = (text) => (text || '').replace(/\s+/g, ' ').trim();
  const TICKED = 'input[type=checkbox],input[type=radio]';
  const ROLES = ['heading', 'button', 'link', 'checkbox', 'radio', 'tab', 'switch', 'menuitem',
    'menuitemcheckbox', 'menuitemradio', 'option', 'combobox', 'textbox', 'searchbox', 'slider',
    'spinbutton', 'treeitem'];
  const ACTED = ['a[href]', 'area[href]', 'button', 'summary', 'input:not([type=hidden])', 'select',
    'textarea', '[contenteditable=""]', '[contenteditable=true]',
    '[contenteditable=plaintext-only]', ...ROLES.slice(1).map((r) => `[role~=${r}]`)].join(',');
  const WANTED = `h1,h2,h3,h4,h5,h6,[role~=heading],${ACTED}`;
  const INPUTS = {button: 'button', submit: 'button', reset: 'button', image: 'button',
    file: 'button', checkbox: 'checkbox', radio: 'radio', number: 'spinbutton', range: 'slider',
    search: 'searchbox'};

  const inputRole = (e) =>
    INPUTS[e.type] || (e.list ? 'combobox' : 'textbox');
  const role = (e) => (e.getAttribute('role') || '').split(/\s+/).find((r) => ROLES.includes(r))
    || ({A: 'link', AREA: 'link', BUTTON: 'button', SUMMARY: 'button', TEXTAREA: 'textbox',
      SELECT: e.multiple || e.size > 1 ? 'listbox' : 'combobox', OPTION: 'option',
      INPUT: e.tagName === 'INPUT' ? inputRole(e) : ''})[e.tagName]
    || (/^H[1-6]$/.test(e.tagName) ? 'heading' : e.isContentEditable ? 'textbox' : 'generic');
  const heard = (e) => {
    if (!e.querySelector('[aria-hidden=true],[aria-label],img,svg,input,select,textarea,[hidden]'))
      return e.checkVisibility() ? e.innerText : e.textContent;
    let text = '';
    for (const node of e.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true')
        continue;
      if (node.matches('input:not([type=button]):not([type=submit]),select,textarea')) continue;
      if (!node.checkVisibility({visibilityProperty: true})) continue;
      const inline = getComputedStyle(node).display.startsWith('inline');
      const said = node.getAttribute('aria-label') || (node.matches('img,area') ? node.alt : '')
        || (node.tagName === 'svg' ? node.querySelector('title')?.textContent : '') || heard(node);
      text += inline ? said || '' : ` ${said || ''} `;
    }
    return text;
  };
  const byId = (e, id) => (e.getRootNode().getElementById?.(id) || document.getElementById(id));
  const named = (e, id) => {
    const other = byId(e, id);
    return other ? other.getAttribute('aria-label') || other.textContent : '';
  };
  const name = (e) => {
    const by = e.getAttribute('aria-labelledby');
    const given = flat(by && by.split(/\s+/).map((id) => named(e, id)).join(' '))
      || flat(e.getAttribute('aria-label'));
    if (given) return given;
    if (e.matches('input[type=submit],input[type=button],input[type=reset]'))
      return flat(e.value) || {submit: 'Submit', reset: 'Reset'}[e.type] || flat(e.title);
    if (e.matches('input[type=image]')) return flat(e.alt) || flat(e.title) || 'Submit';
    if (e.labels && e.labels.length) return flat([...e.labels].map(heard).join(' '));
    if (e.matches('input,select,textarea')) return flat(e.title || e.placeholder);
    if (e.isContentEditable) return flat(e.title);
    return flat(heard(e)) || flat(e.title);
  };

  const parent = (e) => e.assignedSlot || e.parentElement || e.getRootNode().host || null;
  // What is scrolled away inside of a part of the page is not shown, wherever its box would lie.
  const clips = new Map();
  const clip = (e) => {
    if (!e || e === document.body || e === document.documentElement) return null;
    if (clips.has(e)) return clips.get(e);
    const style = getComputedStyle(e);
    const outer = style.position === 'fixed' ? null
      : clip(style.position === 'absolute' ? e.offsetParent : parent(e));
    let found = outer;
    if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
      const r = e.getBoundingClientRect();
      found = outer ? {left: Math.max(outer.left, r.left), top: Math.max(outer.top, r.top),
        right: Math.min(outer.right, r.right), bottom: Math.min(outer.bottom, r.bottom)} : r;
    }
    clips.set(e, found);
    return found;
  };
  const isClipped = (e, rect) => {
    const style = getComputedStyle(e);
    const by = style.position === 'fixed' ? null
      : clip(style.position === 'absolute' ? e.offsetParent : parent(e));
    return by !== null && (rect.right <= by.left || rect.left >= by.right
      || rect.bottom <= by.top || rect.top >= by.bottom);
  };
  const LABELLED = `${TICKED},input[type=file]`;
  const around = (e) => (e.matches(LABELLED) && e.labels ? [e, ...e.labels] : [e]);
  const union = (rects) => {
    const left = Math.min(...rects.map((r) => r.left)), top = Math.min(...rects.map((r) => r.top));
    const right = Math.max(...rects.map((r) => r.right));
    const bottom = Math.max(...rects.map((r) => r.bottom));
    return {left, top, right, bottom, width: right - left, height: bottom - top};
  };
  // A label may be as wide as its page, and a box that is drawn for itself stands beside its words:
  // these are what is framed. A card, or a label that draws the box, is framed as it is.
  const isSeen = (e) => {
    const r = e.getBoundingClientRect();
    return r.width > 1 && r.height > 1 && !isClipped(e, r)
      && e.checkVisibility({visibilityProperty: true, opacityProperty: true});
  };
  const isCard = (style) => parseFloat(style.borderTopWidth) > 0 || style.boxShadow !== 'none'
    || style.backgroundImage !== 'none' || !/, 0\)$|^transparent$/.test(style.backgroundColor);
  const words = (label) => {
    const rects = [], range = document.createRange();
    const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE && flat(node.data)) {
        range.selectNodeContents(node);
        rects.push(...range.getClientRects());
      } else if (node.nodeType === Node.ELEMENT_NODE && node.matches('img,svg,canvas'))
        rects.push(node.getBoundingClientRect());
    }
    const found = rects.filter((r) => r.width && r.height);
    return found.length ? union(found) : label.getBoundingClientRect();
  };
  const extent = (e, control) => {
    const tight = e !== control && isSeen(control) && !isCard(getComputedStyle(e));
    return tight ? words(e) : e.getBoundingClientRect();
  };
  const box = (element) => {
    const rects = around(element).map((e) => [e, extent(e, element)])
      .filter(([e, r]) => r.width && r.height && !isClipped(e, r)).map(([, r]) => r);
    if (!rects.length) return [0, 0, 0, 0];
    const {left, top, width, height} = union(rects);
    return [left + scrollX, top + scrollY, width, height].map((n) => Math.round(n * 100) / 100);
  };
  const inside = (e, other) => {
    for (let at = other; at; at = parent(at)) if (at === e) return true;
    return false;
  };
  const deepest = (x, y) => {
    let found = document.elementFromPoint(x, y);
    while (found && found.shadowRoot) {
      const inner = found.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) break;
      found = inner;
    }
    return found;
  };
  const hovered = () => {
    let found = null;
    for (let root = document; root; root = found.shadowRoot) {
      const inner = [...root.querySelectorAll(':hover')].pop();
      if (!inner) break;
      found = inner;
    }
    return found;
  };
  const focused = () => {
    let found = document.activeElement;
    while (found && found.shadowRoot && found.shadowRoot.activeElement)
      found = found.shadowRoot.activeElement;
    return found === document.body || found === document.documentElement ? null : found;
  };
  // A field of a form may be called as what its form is asked.
  const matches = (e, selector) => Element.prototype.matches.call(e, selector);
  const everything = function* (root) {
    for (const e of root.querySelectorAll('*')) {
      yield e;
      if (e.shadowRoot) yield* everything(e.shadowRoot);
    }
  };

  // What a person would say was acted on: the button around an icon, the box behind its label.
  const acted = (e) => {
    for (let at = e; at; at = parent(at)) {
      if (at.tagName === 'LABEL' && at.control) return at.control;
      if (at.matches(ACTED) || at.tagName === 'OPTION') return at;
    }
    return e;
  };
  const isSecret = (e) => e.matches('input[type=password],input[autocomplete$=-password],'
    + 'input[autocomplete=one-time-code]') || isCovered(e)
    || (getComputedStyle(e).webkitTextSecurity || 'none') !== 'none';
  const isShown = (e) => {
    const r = e.getBoundingClientRect();
    if (!(r.width && r.height) || !e.checkVisibility({visibilityProperty: true})) return false;
    const hits = (x, y) => {
      const hit = deepest(x, y);
      return hit !== null && around(e).some((one) => inside(one, hit) || inside(hit, one));
    };
    const within = (low, at, high) => Math.min(Math.max(at, low), high);
    const middle = r.left + r.width / 2;
    const air = Math.min(2, r.height / 4);
    return [r.top + air, r.top + r.height / 2, r.bottom - air]
      .every((y) => y > 0 && y < innerHeight && hits(within(1, middle, innerWidth - 1), y));
  };
  const show = (e) => {
    if (isShown(e)) return true;
    const shown = around(e).find((one) => one.getBoundingClientRect().height);
    if (!shown) return false;
    shown.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
    clips.clear();
    return isShown(e) || around(e).some(isShown);
  };
  const isEnabled = (e) => !e.disabled && !e.closest('[aria-disabled=true]')
    && !e.matches('fieldset:disabled *');
  const target = (e, asked) => {
    const control = acted(e);
    const shown = asked.show ? show(control) : isShown(control);
    const found = {role: role(control), name: name(control), box: box(control), shown,
      covered: !shown && control.checkVisibility({visibilityProperty: true}),
      ready: shown && isEnabled(control), secret: isSecret(control),
      ticked: control.matches(TICKED) && control.checked, plain: !control.childElementCount
        && !['aria-label', 'aria-labelledby', 'title'].some((a) => control.hasAttribute(a))};
    if (control.tagName === 'SELECT')
      found.options = [...control.options].map((o) => [o.value, flat(o.label)]);
    return found;
  };

  const elementsOf = (held) => {
    const found = [];
    for (const e of everything(document)) {
      if (heldBy(e)) held.push(e.value);
      if (!matches(e, WANTED)) continue;
      if (!e.checkVisibility({visibilityProperty: true}) || e.closest('[aria-hidden=true]'))
        continue;
      const one = {role: role(e), name: name(e), box: box(e)};
      if (one.role === 'heading')
        one.level = Number(e.getAttribute('aria-level') || e.tagName[1] || 2);
      if (!isEnabled(e)) one.disabled = true;
      if (e.checked || e.getAttribute('aria-checked') === 'true') one.checked = true;
      found.push(one);
    }
    return found;
  };
  const linesOf = () => {
    const main = document.querySelector('main') || document.body;
    if (!main) return [];
    const parts = [main.innerText || ''];
    for (const e of everything(main))
      if (e.shadowRoot) for (const child of e.shadowRoot.children)
        if (!['STYLE', 'SCRIPT'].includes(child.tagName)) parts.push(child.innerText || '');
    return parts.join('\n').split('\n').map(flat).filter((line) => line);
  };

  // What fields of passwords hold, whoever put it there and however it is shown by now.
  const heldBy = (e) => {
    if (e.tagName !== 'INPUT') return '';
    if (e.type === 'password') cover(e);
    return isCovered(e) ? e.value : '';
  };

  const childNodes = Object.getOwnPropertyDescriptor(Node.prototype, 'childNodes').get;
  // What shows a secret: fields that hold it, and the smallest elements whose text has it.
  const telling = (secrets) => {
    const found = [];
    for (const e of everything(document)) {
      const held = matches(e, 'input:not([type=password]),textarea') ? e.value : '';
      const own = held || [...childNodes.call(e)].filter((n) => n.nodeType === Node.TEXT_NODE)
        .map((n) => n.data).join('');
      if (own && secrets.some((secret) => own.includes(secret))) found.push(e);
    }
    return found;
  };

  const dress = (css) => {
    undress();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheet.ofTheCamera = true;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  const undress = () => {
    const others = document.adoptedStyleSheets.filter((s) => !s.ofTheCamera);
    if (others.length !== document.adoptedStyleSheets.length) document.adoptedStyleSheets = others;
  };
  // Pictures that a page loads once they are scrolled to are wanted now, and left as they were.
  const late = () => [...document.images].filter((i) => !i.complete && i.loading === 'lazy');
  const hurry = () => late().forEach((i) => { i.loading = 'eager'; state.hurried.push(i); });
  state.hurried = [];
  const waited = () => {
    const left = state.hurried.filter((i) => !i.complete);
    if (!left.length) state.hurried.splice(0).forEach((i) => { i.loading = 'lazy'; });
    return left.length;
  };

  // Where the mouse points or the keyboard types: in a frame, its place in the page is told.
  const pointed = ({point, place: [left, top]}) => {
    const corner = document.documentElement.getBoundingClientRect();
    return deepest(point[0] - left + corner.left, point[1] - top + corner.top);
  };
  const meant = (asked) => {
    if (asked.point) return asked.inner ? pointed(asked) : deepest(...asked.point);
    if (asked.mouse) return hovered();
    return asked.focus && (!asked.inner || document.hasFocus()) ? focused() : null;
  };
  const look = (root, asked) => {
    clips.clear();
    const at = root.nodeType === Node.ELEMENT_NODE ? root : meant(asked);
    const deeper = at !== root && at !== null && /^I?FRAME$/.test(at.tagName);
    const answer = {top: window === window.top, deeper,
      target: at && !deeper ? target(at, asked) : null};
    if (asked.hurry) hurry();
    if (answer.top || asked.inner) {
      Object.assign(answer, {title: document.title, url: location.href, held: [],
        whole: document.body !== null,
        lines: asked.lines ? linesOf() : [], scroll: [scrollX, scrollY],
        window: [innerWidth, innerHeight], pixels: devicePixelRatio,
        height: document.documentElement?.scrollHeight || 0,
        focus: focused() !== null, late: waited() + late().length,
        corner: (({left, top}) => [left, top])(document.documentElement.getBoundingClientRect())});
      answer.elements = elementsOf(answer.held);
      answer.version = `${state.since}/${state.version}`;
    }
    const secrets = [...asked.secrets, ...(answer.held || [])];
    answer.tells = secrets.length > 0 && telling(secrets).length > 0;
    if (asked.dress && answer.top) dress(asked.dress);
    return answer;
  };

  const queryAll = (root, argument) => {
    const asked = JSON.parse(decodeURIComponent(argument.replace(/../g, '%$&')));
    if (asked.conceal) return telling(asked.secrets);
    if (asked.undress) undress();
    const answer = document.createElement('i');
    answer.textContent = asked.undress ? '' : JSON.stringify(look(root, asked));
    return [answer];
  };
  return {queryAll, query: (root, argument) => queryAll(root, argument)[0]};
})()
