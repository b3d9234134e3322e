import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DefaultTheme, defineConfig } from 'vitepress';

const inBuild = (path: string) => fileURLToPath(new URL(`../../build/${path}`, import.meta.url));

/** Written with the pages (site/make/stage.ts). */
const plans = JSON.parse(readFileSync(inBuild('site-pages/plans.json'), 'utf8')) as Record<
  'en' | 'de',
  DefaultTheme.SidebarItem[]
>;

const guide = [
  {
    text: 'Guides',
    items: [
      { text: 'The page', link: '/guide/page' },
      { text: 'The command line', link: '/guide/command-line' },
      { text: 'Scenario files', link: '/guide/scenario-files' },
      { text: 'Every key of a scenario', link: '/guide/scenario-keys' },
      { text: 'Your own experiment', link: '/guide/experiments' },
      { text: 'Sweeps', link: '/guide/sweeps' },
      { text: 'Other languages', link: '/guide/other-languages' },
      { text: 'Putting the page on a server', link: '/guide/deploying' },
    ],
  },
];

const modellers = [
  {
    text: 'For modellers',
    items: [
      { text: 'From a question to a figure', link: '/modellers/' },
      { text: 'From PhysiCell', link: '/modellers/physicell' },
      { text: 'From a table or an image', link: '/modellers/tissue' },
    ],
  },
];

const engineers = [
  {
    text: 'For engineers',
    items: [
      { text: 'Overview', link: '/engineers/' },
      { text: 'Architecture', link: '/engineers/architecture' },
      { text: 'Protocol', link: '/engineers/protocol' },
      { text: 'Embedding', link: '/engineers/embedding' },
      { text: 'Contributing', link: '/engineers/contributing' },
      { text: 'Security', link: '/engineers/security' },
      { text: 'Code of conduct', link: '/engineers/code-of-conduct' },
      { text: 'Library reference', link: '/engineers/library' },
      { text: 'Command reference', link: '/engineers/commands' },
    ],
  },
];

const evidence = [
  {
    text: 'Evidence',
    items: [
      { text: 'What the sources claim', link: '/evidence/claims' },
      { text: 'How sure', link: '/evidence/robustness' },
      { text: 'What data fix', link: '/evidence/fits' },
      { text: 'What matters most', link: '/evidence/sensitivity' },
      { text: 'Validation', link: '/evidence/validation' },
      { text: 'The model', link: '/evidence/model' },
      { text: 'Performance', link: '/evidence/performance' },
      { text: 'The same bits everywhere', link: '/evidence/same-bits' },
      { text: 'Changelog', link: '/changelog' },
    ],
  },
];

const german: DefaultTheme.Config = {
  nav: [
    { text: 'Für Lehrkräfte', link: '/de/teachers/' },
    { text: 'Galerie', link: '/de/gallery' },
  ],
  sidebar: [
    {
      text: 'Für Lehrkräfte',
      items: [
        { text: 'Wie eine Stunde abläuft', link: '/de/teachers/' },
        { text: 'Praxis im Unterricht', link: '/de/teachers/practice' },
        { text: 'Was das Modell nicht ist', link: '/de/teachers/limits' },
        { text: 'Alle Stundenentwürfe', link: '/de/teachers/plans' },
      ],
    },
    { text: 'Stundenentwürfe', items: plans.de },
    { text: 'Mehr', items: [{ text: 'Galerie', link: '/de/gallery' }] },
  ],
  outline: { label: 'Auf dieser Seite', level: [2, 3] },
  docFooter: { prev: 'Vorige Seite', next: 'Nächste Seite' },
  darkModeSwitchLabel: 'Farben',
  darkModeSwitchTitle: 'Zu dunklen Farben wechseln',
  lightModeSwitchTitle: 'Zu hellen Farben wechseln',
  sidebarMenuLabel: 'Menü',
  returnToTopLabel: 'Nach oben',
  langMenuLabel: 'Sprache',
  skipToContentLabel: 'Zum Inhalt',
};

const germanSearch = {
  button: { buttonText: 'Suchen', buttonAriaLabel: 'Suchen' },
  modal: {
    displayDetails: 'Auszüge zeigen',
    resetButtonTitle: 'Suche leeren',
    backButtonTitle: 'Suche schließen',
    noResultsText: 'Nichts gefunden für',
    footer: { selectText: 'öffnen', navigateText: 'wählen', closeText: 'schließen' },
  },
};

export default defineConfig({
  srcDir: inBuild('site-pages'),
  outDir: inBuild('site'),
  cacheDir: inBuild('site-cache'),
  title: 'Stroma',
  description: 'A live, reproducible simulator of the tissue around a tumour',
  transformHead: ({ siteData }) => [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${siteData.base}stroma.svg` }],
  ],
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: {
        nav: [
          { text: 'Teachers', link: '/teachers/' },
          { text: 'Modellers', link: '/modellers/' },
          { text: 'Engineers', link: '/engineers/' },
          { text: 'Gallery', link: '/gallery' },
          { text: 'Evidence', link: '/evidence/claims' },
        ],
        sidebar: {
          '/teachers/': [
            {
              text: 'For teachers',
              items: [
                { text: 'How a lesson goes', link: '/teachers/' },
                { text: 'Classroom practice', link: '/teachers/practice' },
                { text: 'What the model is not', link: '/teachers/limits' },
                { text: 'All lesson plans', link: '/teachers/plans' },
              ],
            },
            { text: 'Lesson plans', items: plans.en },
          ],
          '/modellers/': [...modellers, ...guide, ...evidence],
          '/engineers/': [...engineers, ...guide, ...evidence],
          '/evidence/': [...evidence, ...guide],
          '/': [...guide, ...modellers, ...engineers, ...evidence],
        },
      },
    },
    de: {
      label: 'Deutsch',
      lang: 'de',
      description: 'Ein Simulator des Gewebes um einen Tumor, live und wiederholbar',
      themeConfig: german,
    },
  },
  themeConfig: {
    logo: '/stroma.svg',
    // Only some pages exist in German: the choice of a language leads to its home page.
    i18nRouting: false,
    outline: { level: [2, 3] },
    search: { provider: 'local', options: { locales: { de: { translations: germanSearch } } } },
  },
  // An address in a text, such as that of a server on this machine, is no link.
  markdown: {
    linkify: false,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vite: { publicDir: inBuild('site-pages/public'), build: { chunkSizeWarningLimit: 2000 } },
});
