import { render } from 'preact';
import { App } from './app.tsx';
import '../components/shared.css';
import './app.css';
import './studies/studies.css';
import './kept/kept.css';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
