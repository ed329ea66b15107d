// The features of benchmarks/plain, on the browser and the portal that the environment names.
const { defineConfig } = require('@playwright/test');
const { defineBddConfig } = require('playwright-bdd');

module.exports = defineConfig({
  testDir: defineBddConfig({ features: '*.feature', steps: 'steps/*.js', language: 'fr' }),
  workers: 1,
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    launchOptions: { executablePath: process.env.PEER_BROWSER || undefined },
  },
});
