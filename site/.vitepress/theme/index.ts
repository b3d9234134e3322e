import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import { onContentUpdated, type Theme } from 'vitepress';
import Plain from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import '../../../build/site-pages/colours.css';
import './site.css';
import HomeFilm from './HomeFilm.vue';
import OpenPage from './OpenPage.vue';
import PrintPage from './PrintPage.vue';
import StillPicture from './StillPicture.vue';

export default {
  extends: Plain,
  Layout: () => h(Plain.Layout, null, { 'home-hero-image': () => h(HomeFilm) }),
  setup() {
    // Of all layouts only that of a home page has no landmark for its content.
    onContentUpdated(() => document.querySelector('.VPHome')?.setAttribute('role', 'main'));
  },
  enhanceApp({ app }) {
    app.component('OpenPage', OpenPage);
    app.component('PrintPage', PrintPage);
    app.component('StillPicture', StillPicture);
  },
} satisfies Theme;
