import { render } from 'preact';
import { App } from './app.tsx';
import { rememberedLanguage, textsIn } from './texts.ts';
import '../components/shared.css';
import './app.css';
import './studies/studies.css';
import './kept/kept.css';

const root = document.getElementById('app');
if (root !== null) void textsIn(rememberedLanguage()).then((first) => render(<App first={first} />, root));
