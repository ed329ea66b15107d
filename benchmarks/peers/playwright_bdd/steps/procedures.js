// The steps of benchmarks/plain/procedures.feature, as playwright-bdd takes them.
const fs = require('fs');
const path = require('path');
const { expect } = require('@playwright/test');
const { createBdd, test: base } = require('playwright-bdd');

const PASSWORD = 'Motdepasse12';
const PEOPLE = {
  'le candidat': { nom: 'Lefèvre', prenom: 'Camille', courriel: 'camille@candidature.example' },
  "l'employeur": { nom: 'Marchand', prenom: 'Lucie', courriel: 'lucie@candidature.example' },
};

class World {
  constructor(api, answer, browser, window) {
    Object.assign(this, { api, answer, browser, window, pages: {}, shown: null });
  }

  get siret() {
    return this.answer.companies[0].siret;
  }

  async page(who) {
    if (!this.pages[who]) {
      const options = { ...this.window, baseURL: this.answer.url };
      this.pages[who] = await (await this.browser.newContext(options)).newPage();
    }
    this.shown = this.pages[who];
    return this.shown;
  }

  person(who) {
    if (PEOPLE[who]) return { password: PASSWORD, ...PEOPLE[who] };
    return this.answer.people[who === 'le second administrateur' ? 1 : 0];
  }

  identity(who) {
    const { nom, prenom } = this.person(who);
    return { SIRET: this.siret, Nom: nom, Prénom: prenom };
  }

  async ask(below, params) {
    return (await this.api.get(`worlds/${this.answer.id}${below}`, { params })).json();
  }

  async mail(who, subject) {
    return (await this.ask('/mails', { to: this.person(who).courriel, subject })).at(-1);
  }

  async administrators() {
    const { people } = await this.ask('');
    return people.filter((one) => one.roles.includes('administrateur')).map((one) => one.courriel);
  }
}

const test = base.extend({
  world: async ({ browser, playwright, viewport, locale }, use) => {
    const api = await playwright.request.newContext({
      baseURL: `${process.env.PEER_PORTAL}/control/v1/`,
    });
    const data = { dataset: 'deux-administrateurs', seed: 1 };
    const answer = await (await api.post('worlds', { data })).json();
    const world = new World(api, answer, browser, { viewport, locale });
    await use(world);
    for (const page of Object.values(world.pages)) await page.context().close();
    await api.dispose();
  },
});
const { Given, When, Then } = createBdd(test);

// An acting step, and a picture after it.
function act(pattern, step) {
  const acted = async ({ world }, ...words) => {
    await step(world, ...words);
    const folder = process.env.PEER_PICTURES;
    if (!folder) return;
    const name = `${String(fs.readdirSync(folder).length).padStart(3, '0')}.png`;
    const shoot = () => world.shown.screenshot({ path: path.join(folder, name) });
    // a busy Chromium refuses one now and then
    await shoot().catch(shoot);
  };
  // playwright-bdd counts what a step takes
  When(pattern, Object.defineProperty(acted, 'length', { value: step.length }));
}

async function fill(page, fields) {
  for (const [label, value] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
}

async function press(page, role, name) {
  await page.getByRole(role, { name, exact: true }).click();
}

Given('une entreprise qui a deux administrateurs', async ({ world }) => {
  expect(world.siret).toBeTruthy();
});

act(/^(.+) ouvre le portail$/, async (world, who) => (await world.page(who)).goto('./'));

act(/^(.+) ouvre son compte$/, async (world, who) => (await world.page(who)).goto('votre-compte'));

act(/^(.+) suit le lien « (.+) »$/, async (world, who, name) =>
  press(await world.page(who), 'link', name),
);

act(/^(.+) clique sur « (.+) »$/, async (world, who, name) =>
  press(await world.page(who), 'button', name),
);

act(/^(.+) choisit « (.+) »$/, async (world, who, name) =>
  (await world.page(who)).getByRole('radio', { name, exact: true }).check(),
);

act(/^(.+) donne son identité$/, async (world, who) =>
  fill(await world.page(who), {
    ...world.identity(who),
    Téléphone: '0639981234',
    Courriel: world.person(who).courriel,
  }),
);

act(/^(.+) choisit ses secrets$/, async (world, who) => {
  const page = await world.page(who);
  await fill(page, { 'Mot de passe': PASSWORD, 'Confirmation du mot de passe': PASSWORD });
  await page.getByLabel('Question secrète', { exact: true }).selectOption({ index: 1 });
  await fill(page, { 'Réponse secrète': 'Un Secret Bien Gardé' });
});

act(/^(.+) se connecte$/, async (world, who) => {
  const page = await world.page(who);
  await fill(page, { ...world.identity(who), 'Mot de passe': world.person(who).password });
  await press(page, 'button', 'Se connecter');
});

act(/^(.+) demande un accès$/, async (world, who) =>
  fill(await world.page(who), {
    ...world.identity(who),
    Courriel: world.person(who).courriel,
    'Mot de passe': PASSWORD,
    'Confirmation du mot de passe': PASSWORD,
  }),
);

act(/^(.+) s'identifie$/, async (world, who) => {
  const page = await world.page(who);
  const { courriel, password } = world.person(who);
  await fill(page, { Courriel: courriel, 'Mot de passe': password });
  await press(page, 'button', 'Se connecter');
});

act(/^(.+) nomme le second administrateur puis l'administrateur$/, async (world, who) => {
  const [heir, gone] = world.answer.people;
  await fill(await world.page(who), {
    'Nom de l’administrateur à radier': gone.nom,
    'Prénom de l’administrateur à radier': gone.prenom,
    'Nom du bénéficiaire': heir.nom,
    'Prénom du bénéficiaire': heir.prenom,
  });
});

act(/^(.+) reconnaît avoir vérifié$/, async (world, who) =>
  (await world.page(who)).getByRole('checkbox', { name: 'Je reconnais avoir vérifié' }).check(),
);

act(/^(.+) consulte le message « (.+) »$/, async (world, who, subject) => {
  const { id } = await world.mail(who, subject);
  await (await world.page(who)).goto(`messagerie/${id}`);
});

act(/^le technicien consulte la demande de radiation$/, async (world) =>
  (await world.page('le technicien')).goto('technicien/demandes/1'),
);

Then(/^(.+) voit la page « (.+) »$/, async ({ world }, who, title) => {
  await expect((await world.page(who)).getByRole('heading', { level: 1 })).toHaveText(title);
});

Then(/^(.+) voit la rubrique « (.+) »$/, async ({ world }, who, name) => {
  await expect((await world.page(who)).getByRole('heading', { name })).toBeVisible();
});

async function reads(world, who, text) {
  await expect((await world.page(who)).getByRole('main')).toContainText(text);
}

Then(/^l'accueil annonce (.+) au plus$/, ({ world }, text) =>
  reads(world, 'le candidat', `${text} au plus`),
);

Then(/^(.+) lit (?:le délai )?« (.+) »$/, ({ world }, who, text) => reads(world, who, text));

Then(/^(.+) lit que le bénéficiaire est administrateur$/, ({ world }, who) =>
  reads(world, who, 'bénéficiaire est déjà inscrit en tant qu’administrateur'),
);

Then(/^(.+) reçoit le message « (.+) »$/, async ({ world }, who, subject) => {
  expect(await world.mail(who, subject)).toBeTruthy();
});

Then(/^l'entreprise compte (\d+) administrateurs$/, async ({ world }, number) => {
  expect(await world.administrators()).toHaveLength(Number(number));
});

Then(/^(le candidat|le second administrateur) est administrateur$/, async ({ world }, who) => {
  expect(await world.administrators()).toContain(world.person(who).courriel);
});

Then(/^(le second administrateur) n'est pas administrateur$/, async ({ world }, who) => {
  expect(await world.administrators()).not.toContain(world.person(who).courriel);
});

module.exports = { test };
